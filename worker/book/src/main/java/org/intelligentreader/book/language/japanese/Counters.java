package org.intelligentreader.book.language.japanese;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How numbers sound before counters: 一匹 イッピキ, 三本 サンボン, 六百 ロッピャク, 二日 フツカ. The analyser reads both
/// sides by themselves.
final class Counters {
  /// Days of the month and numbers of days have native names up to ten.
  private static final Map<String, String> DAYS =
      Map.of(
          "二", "フツ", "三", "ミッ", "四", "ヨッ", "五", "イツ", "六", "ムイ", "七", "ナノ", "八", "ヨウ", "九", "ココノ",
          "十", "トオ", "二十", "ハツ");

  /// Counters that take ひと and ふた.
  private static final Set<String> NATIVE =
      Set.of("晩", "粒", "束", "組", "袋", "皿", "部屋", "切れ", "握り", "揃い", "昔", "休み", "重ね", "筋", "株", "箱");

  /// Counters that change after 三 and 何 though they are not of the h-row.
  private static final Map<String, String> VOICED = Map.of("階", "ガイ", "軒", "ゲン", "足", "ゾク");

  /// Before these 四 is ヨ.
  private static final Set<String> YO = Set.of("人", "時", "年", "円", "時間", "年間", "畳", "年生");

  private static final String H_ROW = "ハヒフヘホ";
  private static final String VOICELESS = "カキクケコサシスセソタチツテト";

  /// A counter of the h-row by itself, and after 三, 何, 千 and 万.
  private record HRow(String plain, String afterThree) {}

  private static final Map<String, HRow> H_COUNTERS =
      Map.ofEntries(
          Map.entry("匹", new HRow("ヒキ", "ビキ")),
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

  private Counters() {}

  static List<Morpheme> apply(List<Morpheme> morphemes) {
    var read = new ArrayList<>(morphemes);
    for (var i = 0; i + 1 < read.size(); i++) {
      var number = read.get(i);
      var counter = read.get(i + 1);
      if (isNumber(number)
          && number.span().end() == counter.span().start()
          && isCounter(counter)
          && !isNumber(counter)
          && !isOtherWord(read, i + 1)) {
        var index = i;
        sound(number, counter, isFirst(read, i))
            .ifPresent(pair -> {
              read.set(index, number.withKana(pair.number()));
              read.set(index + 1, counter.withKana(pair.counter()));
            });
      }
    }
    return read;
  }

  private record Pair(String number, String counter) {}

  private static boolean isNumber(Morpheme morpheme) {
    return morpheme.is("名詞", "数詞");
  }

  private static boolean isCounter(Morpheme morpheme) {
    return morpheme.tag().third().startsWith("助数詞")
        || (morpheme.is("接尾辞", "名詞的") && morpheme.tag().third().equals("一般"))
        || NATIVE.contains(morpheme.surface());
  }

  /// 三分の二 and 一人前 are not 三分 and 一人.
  private static boolean isOtherWord(List<Morpheme> morphemes, int i) {
    var counter = morphemes.get(i).surface();
    var next = i + 1 < morphemes.size() ? morphemes.get(i + 1).surface() : "";
    var number = i + 2 < morphemes.size() && isNumber(morphemes.get(i + 2));
    return (counter.equals("分") && next.equals("の") && number)
        || (counter.equals("人") && next.equals("前"));
  }

  private static boolean isFirst(List<Morpheme> morphemes, int i) {
    return i == 0
        || !isNumber(morphemes.get(i - 1))
        || morphemes.get(i - 1).span().end() < morphemes.get(i).span().start();
  }

  private static Optional<Pair> sound(Morpheme number, Morpheme counter, boolean first) {
    var digits = kanji(number.surface());
    var plain = plain(counter);
    var whole = first ? wholeWord(digits, counter, plain) : Optional.<Pair>empty();
    if (whole.isPresent()) {
      return whole;
    }
    var name = name(number);
    if (plain.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    if (name.endsWith("サン") || name.endsWith("ナン")) {
      var voiced = VOICED.get(counter.surface());
      if (voiced != null) {
        return Optional.of(new Pair(name, voiced));
      }
    }
    return Optional.of(joined(name, plain, counter.surface()));
  }

  /// Numbers with native names, and those that shorten before a counter.
  private static Optional<Pair> wholeWord(String digits, Morpheme counter, String plain) {
    var one = digits.equals("一");
    var oneOrTwo = one || digits.equals("二");
    return switch (counter.surface()) {
      case "月" ->
          plain.equals("ツキ") && oneOrTwo
              ? Optional.of(new Pair(one ? "ヒト" : "フタ", plain))
              : Optional.empty();
      case "日" -> Optional.ofNullable(DAYS.get(digits)).map(day -> new Pair(day, "カ"));
      case "人" ->
          oneOrTwo
              ? Optional.of(new Pair(one ? "ヒト" : "フタ", "リ"))
              : digits.equals("四") ? Optional.of(new Pair("ヨ", "ニン")) : Optional.empty();
      default -> {
        if (oneOrTwo && NATIVE.contains(counter.surface())) {
          yield Optional.of(new Pair(one ? "ヒト" : "フタ", plain));
        }
        yield digits.equals("四") && YO.contains(counter.surface())
            ? Optional.of(new Pair("ヨ", plain))
            : Optional.empty();
      }
    };
  }

  private static String name(Morpheme number) {
    if (number.surface().equals("何")) {
      return "ナン";
    }
    var kana = number.sound().kana();
    return kana.isEmpty() ? Numbers.katakana(number.surface()).orElse("") : kana;
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
  private static Pair joined(String name, String plain, String counter) {
    var h = H_COUNTERS.get(counter);
    var first = plain.charAt(0);
    var k = "カキクケコ".indexOf(first) >= 0;
    var all = name.endsWith("イチ") || name.endsWith("ハチ") || name.endsWith("ジュウ");
    var some = name.endsWith("ロク") || name.endsWith("ャク");
    var voiceless = VOICELESS.indexOf(first) >= 0 && isSinoJapanese(counter);
    if ((all && (h != null || voiceless)) || (some && (h != null || (k && voiceless)))) {
      var doubled = name.substring(0, name.length() - 1) + 'ッ';
      return new Pair(doubled, h == null ? plain : halfVoiced(plain));
    }
    var voicing =
        name.endsWith("サン") || name.endsWith("ナン") || name.endsWith("セン") || name.endsWith("マン");
    return new Pair(name, voicing && h != null ? h.afterThree() : plain);
  }

  /// Native counters (振り, 月 ツキ) leave the number alone; those in katakana do as Sino-Japanese ones.
  private static boolean isSinoJapanese(String counter) {
    return counter
        .codePoints()
        .noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA);
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
