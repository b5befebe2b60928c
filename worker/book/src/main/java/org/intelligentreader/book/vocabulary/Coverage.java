package org.intelligentreader.book.vocabulary;

import java.util.ArrayList;
import java.util.List;

/// Who knows the `words` most frequent words of a text knows `percent` of its running words.
public record Coverage(int percent, int words) {
  private static final List<Integer> STEPS = List.of(80, 90, 95, 98);

  /// `descending` are the words, the most frequent first; the curve of a text without words is
  /// empty.
  static List<Coverage> curve(List<VocabularyWord> descending) {
    var all = descending.stream().mapToLong(VocabularyWord::count).sum();
    var curve = new ArrayList<Coverage>();
    var covered = 0L;
    var words = 0;
    for (var word : descending) {
      covered += word.count();
      words++;
      while (curve.size() < STEPS.size() && covered * 100 >= all * STEPS.get(curve.size())) {
        curve.add(new Coverage(STEPS.get(curve.size()), words));
      }
    }
    return curve;
  }
}
