package org.intelligentreader.lattice.compile;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Renumbers connection ids so that frequent ones lie together in the matrix: nearly all look-ups
/// of real text then stay in a corner that fits into a processor's cache.
///
/// An id is as frequent as the spellings of the words that have it; beyond the page of prose a word
/// weighs a little by its cost too.
final class IdOrder {
  private static final double COST_SCALE = 3000;

  private final SpellingFrequencies frequencies;
  private final double[] weights;

  IdOrder(int ids, SpellingFrequencies frequencies) {
    this.frequencies = frequencies;
    weights = new double[ids];
  }

  void add(int id, String spelling, long cost) {
    weights[id] +=
        frequencies.counted(spelling)
            + StrictMath.exp(-cost / COST_SCALE) * frequencies.estimated(spelling);
  }

  /// The new number of each id.
  int[] newIds() {
    var byWeight =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(id -> -weights[id]).thenComparingInt(id -> id))
            .toList();
    var newIds = new int[weights.length];
    for (var i = 0; i < newIds.length; i++) {
      newIds[byWeight.get(i)] = i;
    }
    return newIds;
  }
}
