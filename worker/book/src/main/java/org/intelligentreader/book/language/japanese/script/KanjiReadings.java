package org.intelligentreader.book.language.japanese.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How single kanji may be read, in katakana. Numerals are always known; all others only where
/// KANJIDIC is installed.
public record KanjiReadings(Map<Integer, List<String>> byKanji, String source) {
  private static final Map<Integer, List<String>> NUMERALS = numerals();

  public KanjiReadings {
    byKanji = Map.copyOf(byKanji);
  }

  /// What is known without any installed data.
  public static KanjiReadings numeralsOnly() {
    return new KanjiReadings(NUMERALS, "");
  }

  /// These readings, and the numerals where they say nothing else.
  static KanjiReadings withNumerals(Map<Integer, List<String>> byKanji, String source) {
    var all = new HashMap<>(byKanji);
    NUMERALS.forEach(all::put);
    return new KanjiReadings(all, source);
  }

  /// Empty when nothing is known about this kanji.
  public List<String> of(int kanji) {
    return byKanji.getOrDefault(kanji, List.of());
  }

  private static Map<Integer, List<String>> numerals() {
    var numerals = new HashMap<Integer, List<String>>();
    numerals.put((int) '一', List.of("イチ", "イツ", "ヒト"));
    numerals.put((int) '二', List.of("ニ", "フタ"));
    numerals.put((int) '三', List.of("サン", "ミッ", "ミ"));
    numerals.put((int) '四', List.of("ヨン", "シ", "ヨ", "ヨッ"));
    numerals.put((int) '五', List.of("ゴ", "イツ"));
    numerals.put((int) '六', List.of("ロク", "ムッ", "ム"));
    numerals.put((int) '七', List.of("ナナ", "シチ"));
    numerals.put((int) '八', List.of("ハチ", "ヤッ", "ヤ"));
    numerals.put((int) '九', List.of("キュウ", "ク", "ココノ"));
    numerals.put((int) '十', List.of("ジュウ", "ジッ", "ジュッ", "トオ"));
    numerals.put((int) '百', List.of("ヒャク"));
    numerals.put((int) '千', List.of("セン", "チ"));
    numerals.put((int) '万', List.of("マン", "バン"));
    return numerals;
  }
}
