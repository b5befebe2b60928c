package org.intelligentreader.book.vocabulary;

import java.util.EnumMap;
import java.util.Map;

/// Chinese characters of a text: how many different ones, how many in all, and the same by school
/// grade where the text is Japanese (else `byGrade` is empty).
public record KanjiStatistics(Count all, Map<KanjiGrade, Count> byGrade) {
  /// Different characters, and characters in all.
  public record Count(int distinct, long total) {
    Count plus(long times) {
      return new Count(distinct + 1, total + times);
    }
  }

  private static final Count NONE = new Count(0, 0);

  static KanjiStatistics of(Map<Integer, Integer> counts, boolean japanese) {
    var all = NONE;
    var byGrade = new EnumMap<KanjiGrade, Count>(KanjiGrade.class);
    for (var kanji : counts.entrySet()) {
      all = all.plus(kanji.getValue());
      if (japanese) {
        var grade = KanjiGrade.of(kanji.getKey());
        byGrade.put(grade, byGrade.getOrDefault(grade, NONE).plus(kanji.getValue()));
      }
    }
    return new KanjiStatistics(all, byGrade);
  }

  /// The grades' points of all kanji in the text.
  long points() {
    return byGrade.entrySet().stream()
        .mapToLong(grade -> grade.getKey().points() * grade.getValue().total())
        .sum();
  }
}
