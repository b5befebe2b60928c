package org.intelligentreader.book.vocabulary;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How often each of several things was met. Ties are broken by who came first, so that the same
/// book gives the same order.
final class Tally<T> {
  // Most words have one or two forms: a default table would cost more than its content.
  private final Map<T, Integer> counts = new LinkedHashMap<>(2);

  void add(T thing) {
    counts.merge(thing, 1, Integer::sum);
  }

  /// The most frequent first.
  List<Map.Entry<T, Integer>> descending() {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .toList();
  }
}
