package org.intelligentreader.book.language.japanese.repair;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.script.Kana;

/// Numbers up to ten by their native names, which some counters keep: 一人 ひとり, 二日 ふつか, 1つ ひとつ, 一晩
/// ひとばん, 三抱え みかかえ; and the short names of four, seven and nine before the words of the calendar: 4月
/// しがつ, 九時 くじ, 24日 にじゅうよっか.
public final class NativeNumbers {
  /// How a number and its counter sound together.
  record Pair(String number, String counter) {}

  private static final Map<String, String> DAYS =
      Map.of(
          "二", "フツ", "三", "ミッ", "四", "ヨッ", "五", "イツ", "六", "ムイ", "七", "ナノ", "八", "ヨウ", "九", "ココノ",
          "十", "トオ", "二十", "ハツ");

  private static final Map<String, String> THINGS =
      Map.of(
          "一", "ヒト", "二", "フタ", "三", "ミッ", "四", "ヨッ", "五", "イツ", "六", "ムッ", "七", "ナナ", "八", "ヤッ",
          "九", "ココノ");

  /// Counters that take ひと and ふた.
  private static final Set<String> NATIVE =
      Set.of("晩", "粒", "束", "組", "袋", "皿", "部屋", "切れ", "握り", "揃い", "昔", "休み", "重ね", "筋", "株", "箱");

  /// Native counters that the dictionary knows by their Sino-Japanese reading; these take み too.
  private static final Map<String, String> READ_SO = Map.of("声", "コエ", "言", "コト");

  /// Before these four is よ.
  private static final Set<String> YO = Set.of("人", "年", "円", "年間", "畳", "年生");

  private static final Set<String> HOURS = Set.of("時", "時間", "時半");

  private NativeNumbers() {}

  static boolean isCounter(Morpheme counter) {
    return NATIVE.contains(counter.surface())
        || READ_SO.containsKey(counter.surface())
        || isAction(counter);
  }

  /// A number of one morpheme that nothing else belongs to: `digits` in kanji, the counter read
  /// `plain` by itself.
  static Optional<Pair> whole(String digits, Morpheme counter, String plain) {
    var one = digits.equals("一");
    var oneOrTwo = one || digits.equals("二");
    var first = one ? "ヒト" : "フタ";
    return switch (counter.surface()) {
      case "月" ->
          plain.equals("ツキ") && oneOrTwo ? Optional.of(new Pair(first, plain)) : Optional.empty();
      case "日" -> Optional.ofNullable(DAYS.get(digits)).map(day -> new Pair(day, "カ"));
      case "人" -> oneOrTwo ? Optional.of(new Pair(first, "リ")) : Optional.empty();
      case "つ" -> Optional.ofNullable(THINGS.get(digits)).map(thing -> new Pair(thing, "ツ"));
      case "声", "言", "晩" -> upToThree(digits, READ_SO.getOrDefault(counter.surface(), plain));
      default -> {
        if (isAction(counter)) {
          yield upToThree(digits, plain);
        }
        yield oneOrTwo && NATIVE.contains(counter.surface())
            ? Optional.of(new Pair(first, plain))
            : Optional.empty();
      }
    };
  }

  /// The end of a number, which may be the last of several morphemes (二十|四|日).
  static Optional<Pair> end(String name, String counter, String plain) {
    if (counter.equals("月") && plain.equals("ガツ")) {
      return changed(name, Map.of("ヨン", "シ", "ナナ", "シチ", "キュウ", "ク"), plain);
    }
    if (HOURS.contains(counter)) {
      return changed(name, Map.of("ヨン", "ヨ", "ナナ", "シチ", "キュウ", "ク"), plain);
    }
    if (counter.equals("日")) {
      return changed(name, Map.of("ヨン", "ヨッ", "ヨッ", "ヨッ"), "カ")
          .or(() -> Optional.of(new Pair(name, "ニチ")));
    }
    return YO.contains(counter) ? changed(name, Map.of("ヨン", "ヨ"), plain) : Optional.empty();
  }

  private static Optional<Pair> changed(String name, Map<String, String> ends, String counter) {
    return ends.entrySet().stream()
        .filter(end -> name.endsWith(end.getKey()))
        .map(end ->
            new Pair(
                name.substring(0, name.length() - end.getKey().length()) + end.getValue(), counter))
        .findFirst();
  }

  private static Optional<Pair> upToThree(String digits, String counter) {
    return switch (digits) {
      case "一" -> Optional.of(new Pair("ヒト", counter));
      case "二" -> Optional.of(new Pair("フタ", counter));
      case "三" -> Optional.of(new Pair("ミ", counter));
      default -> Optional.empty();
    };
  }

  /// What is counted is an act: 一振り, 二抱え, 三巻き.
  private static boolean isAction(Morpheme counter) {
    var surface = counter.surface();
    var last = surface.charAt(surface.length() - 1);
    return surface.length() > 1
        && !Kana.isKana(surface.charAt(0))
        && "いきぎしちにびみりえけげせてねめれ".indexOf(last) >= 0
        && (counter.is(Pos.NOUN, "普通名詞") || counter.isForm("連用形-一般"));
  }
}
