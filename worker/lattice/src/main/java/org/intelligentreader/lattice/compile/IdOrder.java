package org.intelligentreader.lattice.compile;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Renumbers connection ids so that frequent ones lie together in the matrix: nearly all look-ups
/// of real text then stay in a corner that fits into a processor's cache.
///
/// How frequent an id is follows from the costs, which are logarithms of probabilities.
final class IdOrder {
  /// Cost of being e times as rare.
  private static final double SCALE = 1000;

  private final double[] weights;

  IdOrder(int ids) {
    weights = new double[ids];
  }

  void add(int id, int cost) {
    weights[id] += Math.exp(-cost / SCALE);
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
