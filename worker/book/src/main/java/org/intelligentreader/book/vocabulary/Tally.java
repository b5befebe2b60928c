package org.intelligentreader.book.vocabulary;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How often each of several things was met. Ties are broken by who came first, so that the same
/// book gives the same order.
final class Tally<T> {
  // Most words have one or two forms: a default table would cost more than its content.
  private final Map<T, Integer> counts = new LinkedHashMap<>(2);
  private @Nullable T last;
  private int lastInARow;

  /// A word mostly comes again as the very object that it was before, which costs no look-up.
  @SuppressWarnings("ReferenceEquality")
  void add(T thing) {
    if (thing != last) {
      settle();
      last = thing;
    }
    lastInARow++;
  }

  private void settle() {
    if (last != null) {
      counts.merge(last, lastInARow, Integer::sum);
      last = null;
      lastInARow = 0;
    }
  }

  /// The most frequent first.
  List<Map.Entry<T, Integer>> descending() {
    settle();
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .toList();
  }
}
