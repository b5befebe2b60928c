package org.intelligentreader.book.language.japanese.repair;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes.Change;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.language.japanese.repair.NativeNumbers.Pair;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.Numbers;
import org.intelligentreader.book.language.japanese.script.SoundChanges;

/// How numbers sound before counters: 一匹 イッピキ, 三本 サンボン, 六百 ロッピャク, 二日 フツカ. The analyser reads both
/// sides by themselves.
public final class Counters implements Repair {
  /// Counters that change after 三 and 何 though they are not of the h-row.
  private static final Map<String, String> VOICED = Map.of("階", "ガイ", "軒", "ゲン", "足", "ゾク");

  /// These count by Sino-Japanese numbers alone, whatever the analyser reads (一羽 ひとわ).
  private static final Set<String> SINO_JAPANESE_ONLY = Set.of("羽");

  private static final String ONE_TO_NINE = "一二三四五六七八九";

  /// Between two numbers that follow each other these make an estimate: 二、三日, 5～6人.
  private static final Set<String> ESTIMATE = Set.of("、", "・", "～", "〜", "~", "-", "ー", "―");

  private static final String H_ROW = "ハヒフヘホ";
  private static final String VOICELESS = "カキクケコサシスセソタチツテト";

  /// A counter of the h-row by itself, and after 三, 何, 千 and 万.
  private record HRow(String plain, String afterThree) {}

  private static final Map<String, HRow> H_COUNTERS =
      Map.ofEntries(
          Map.entry("匹", new HRow("ヒキ", "ビキ")),
          Map.entry("疋", new HRow("ヒキ", "ビキ")),
          Map.entry("本", new HRow("ホン", "ボン")),
          Map.entry("杯", new HRow("ハイ", "バイ")),
          Map.entry("分", new HRow("フン", "プン")),
          Map.entry("泊", new HRow("ハク", "パク")),
          Map.entry("拍", new HRow("ハク", "パク")),
          Map.entry("票", new HRow("ヒョウ", "ビョウ")),
          Map.entry("俵", new HRow("ヒョウ", "ビョウ")),
          Map.entry("遍", new HRow("ヘン", "ベン")),
          Map.entry("編", new HRow("ヘン", "ペン")),
          Map.entry("篇", new HRow("ヘン", "ペン")),
          Map.entry("幅", new HRow("フク", "プク")),
          Map.entry("服", new HRow("フク", "プク")),
          Map.entry("発", new HRow("ハツ", "パツ")),
          Map.entry("版", new HRow("ハン", "パン")),
          Map.entry("班", new HRow("ハン", "パン")),
          Map.entry("品", new HRow("ヒン", "ピン")),
          Map.entry("歩", new HRow("ホ", "ポ")),
          Map.entry("敗", new HRow("ハイ", "パイ")));

  @Override
  public Morphemes mend(Morphemes morphemes) {
    return morphemes.replace(i ->
        isCounted(morphemes, i)
            ? sound(morphemes, i).map(pair -> new Change(i + 2, read(morphemes, i, pair)))
            : Optional.empty());
  }

  private static List<Morpheme> read(Morphemes morphemes, int i, Pair pair) {
    return List.of(
        morphemes.get(i).withKana(pair.number()), morphemes.get(i + 1).withKana(pair.counter()));
  }

  private static boolean isCounted(Morphemes morphemes, int i) {
    return isNumber(morphemes.get(i))
        && morphemes.isBefore(i, counter -> isCounter(counter) && !isNumber(counter))
        && !isOtherWord(morphemes, i + 1);
  }

  private static boolean isNumber(Morpheme morpheme) {
    return morpheme.is(Pos.NOUN, "数詞");
  }

  private static boolean isCounter(Morpheme morpheme) {
    return morpheme.tag().third().startsWith("助数詞")
        || (morpheme.is(Pos.SUFFIX, "名詞的") && morpheme.tag().third().equals("一般"))
        || NativeNumbers.isCounter(morpheme);
  }

  /// 三分の二 and 一人前 are not 三分 and 一人.
  private static boolean isOtherWord(Morphemes morphemes, int i) {
    var counter = morphemes.get(i).surface();
    var next = i + 1 < morphemes.size() ? morphemes.get(i + 1).surface() : "";
    var number = i + 2 < morphemes.size() && isNumber(morphemes.get(i + 2));
    return (counter.equals("分") && next.equals("の") && number)
        || (counter.equals("人") && next.equals("前"));
  }

  /// Whether the number stands for itself: not the end of a longer one, nor of an estimate, nor an
  /// ordinal (第二日).
  private static boolean isFirst(Morphemes morphemes, int i) {
    return !morphemes.isAfter(i, Counters::isNumber)
        && !morphemes.isAfter(i, before -> before.surface().equals("第"))
        && !isSchoolClass(morphemes, i)
        && !endsEstimate(morphemes, i);
  }

  /// 三年二組.
  private static boolean isSchoolClass(Morphemes morphemes, int i) {
    return morphemes.get(i + 1).surface().equals("組")
        && morphemes.isAfter(i, before -> before.surface().equals("年"));
  }

  private static boolean endsEstimate(Morphemes morphemes, int i) {
    var most = ONE_TO_NINE.indexOf(kanji(morphemes.get(i).surface()));
    return most > 0
        && morphemes.isAfter(i, before -> ESTIMATE.contains(before.surface()))
        && morphemes.isAfter(
            i - 1, least -> ONE_TO_NINE.indexOf(kanji(least.surface())) == most - 1);
  }

  /// The first day of a month: 5月1日, 毎月1日.
  private static boolean isFirstOfMonth(Morphemes morphemes, int i) {
    return kanji(morphemes.get(i).surface()).equals("一")
        && morphemes.get(i + 1).surface().equals("日")
        && morphemes.isAfter(i, before -> before.surface().endsWith("月"));
  }

  private static Optional<Pair> sound(Morphemes morphemes, int i) {
    var number = morphemes.get(i);
    var counter = morphemes.get(i + 1);
    if (isFirstOfMonth(morphemes, i)) {
      return Optional.of(new Pair("ツイ", "タチ"));
    }
    var plain = plain(counter);
    var first = isFirst(morphemes, i);
    var digits = kanji(number.surface());
    var whole = first ? NativeNumbers.whole(digits, counter, plain) : Optional.<Pair>empty();
    if (whole.isPresent()) {
      return whole;
    }
    var byItself = first && !SINO_JAPANESE_ONLY.contains(counter.surface());
    var name = byItself ? name(number) : sinoJapanese(number);
    if (plain.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return NativeNumbers.end(name, counter.surface(), plain)
        .or(() -> voiced(name, counter))
        .or(() -> Optional.of(joined(name, plain, counter.surface())));
  }

  private static Optional<Pair> voiced(String name, Morpheme counter) {
    return name.endsWith("サン") || name.endsWith("ナン")
        ? Optional.ofNullable(VOICED.get(counter.surface())).map(kana -> new Pair(name, kana))
        : Optional.empty();
  }

  private static String name(Morpheme number) {
    if (number.surface().equals("何")) {
      return "ナン";
    }
    var kana = number.sound().kana();
    return kana.isEmpty() ? Numbers.katakana(number.surface()).orElse("") : byItself(kana);
  }

  /// A Sino-Japanese name as it sounds by itself: ロッピャッ, as before 杯, is ロッピャク.
  private static String byItself(String kana) {
    for (var name : List.of("イチ", "ハチ", "ロク", "ヒャク", "ビャク", "ピャク")) {
      var sound = name.substring(0, name.length() - 1) + 'ッ';
      if (kana.endsWith(sound)) {
        return kana.substring(0, kana.length() - sound.length()) + name;
      }
    }
    return kana.endsWith("ジュッ") ? kana.substring(0, kana.length() - 1) + 'ウ' : kana;
  }

  private static String sinoJapanese(Morpheme number) {
    return switch (kanji(number.surface())) {
      case "一" -> "イチ";
      case "二" -> "ニ";
      case "三" -> "サン";
      case "四" -> "ヨン";
      case "五" -> "ゴ";
      case "六" -> "ロク";
      case "七" -> "ナナ";
      case "八" -> "ハチ";
      case "九" -> "キュウ";
      case "十" -> "ジュウ";
      default -> name(number);
    };
  }

  /// Small whole numbers as kanji: ２０ 二十.
  private static String kanji(String number) {
    return switch (Normalizer.normalize(number, Normalizer.Form.NFKC)) {
      case "1" -> "一";
      case "2" -> "二";
      case "3" -> "三";
      case "4" -> "四";
      case "5" -> "五";
      case "6" -> "六";
      case "7" -> "七";
      case "8" -> "八";
      case "9" -> "九";
      case "10" -> "十";
      case "20" -> "二十";
      default -> number;
    };
  }

  /// Only Sino-Japanese names change so: イチ, ハチ, ジュウ before k, s, t, h; ロク, ヒャク before k and h.
  /// They stay before a counter of the h-row that is read with another sound here (分 ブン).
  private static Pair joined(String name, String plain, String counter) {
    var h = H_COUNTERS.get(counter);
    var first = plain.charAt(0);
    var k = "カキクケコ".indexOf(first) >= 0;
    var all = name.endsWith("イチ") || name.endsWith("ハチ") || name.endsWith("ジュウ");
    var some = name.endsWith("ロク") || name.endsWith("ャク");
    var voiceless = VOICELESS.indexOf(first) >= 0 && isSinoJapanese(counter);
    var doubling = h == null ? voiceless : H_ROW.indexOf(first) >= 0;
    if (doubling && (all || (some && (h != null || k)))) {
      var doubled = name.substring(0, name.length() - 1) + 'ッ';
      return new Pair(doubled, h == null ? plain : halfVoiced(plain));
    }
    var voicing =
        name.endsWith("サン")
            || name.endsWith("ナン")
            || name.endsWith("セン")
            || name.endsWith("マン")
            || (name.endsWith("ヨン") && counter.equals("分"));
    return new Pair(name, voicing && h != null ? h.afterThree() : plain);
  }

  /// Native counters (振り, 月 ツキ) leave the number alone; those in katakana, and か月, do as
  /// Sino-Japanese ones.
  private static boolean isSinoJapanese(String counter) {
    return counter.matches("か[^ぁ-ん]+") || !Kana.hasHiragana(counter);
  }

  private static String halfVoiced(String counter) {
    return "パピプペポ".charAt(H_ROW.indexOf(counter.charAt(0))) + counter.substring(1);
  }

  /// The counter as it sounds by itself: ポン ホン, ビキ ヒキ.
  private static String plain(Morpheme counter) {
    var kana = counter.sound().kana();
    var h = H_COUNTERS.get(counter.surface());
    return h != null && SoundChanges.of(h.plain()).contains(kana) ? h.plain() : kana;
  }
}
