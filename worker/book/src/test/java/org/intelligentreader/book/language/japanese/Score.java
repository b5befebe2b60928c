package org.intelligentreader.book.language.japanese;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Counts right and wrong, and what was wrong how often.
final class Score {
  private final String name;
  private final Map<String, Integer> misses = new HashMap<>();
  private int right;
  private int total;

  Score(String name) {
    this.name = name;
  }

  void add(boolean isRight, String miss) {
    total++;
    if (isRight) {
      right++;
    } else {
      misses.merge(miss, 1, Integer::sum);
    }
  }

  double percent() {
    return total == 0 ? 0 : 100.0 * right / total;
  }

  static double f1(Score precision, Score recall) {
    return 2 * precision.percent() * recall.percent() / (precision.percent() + recall.percent());
  }

  /// `name 98.50 % (12,000 of 12,183)` and the most frequent misses.
  String report(int most) {
    var text =
        new StringBuilder(
            String.format(Locale.ROOT, "%-34s %6.2f %% (%d of %d)", name, percent(), right, total));
    misses.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .forEach(miss ->
            text.append("\n    ").append(miss.getValue()).append("  ").append(miss.getKey()));
    return text.toString();
  }
}
