package org.intelligentreader.lattice.compile;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Renumbers connection ids so that frequent ones lie together in the matrix: nearly all look-ups
/// of real text then stay in a corner that fits into a processor's cache.
///
/// An id is as frequent as the words that have it come up in a lattice, which has little to do with
/// how often they are chosen: a short word of frequent characters comes up everywhere. So a word
/// weighs the product of its characters' frequencies, and a little by its cost. (Of the ids in the
/// lattices of novels 97 % then have a number below 1,024 of 5,981; 99.6 % would, had we counted.)
final class IdOrder {
  private static final double COST_SCALE = 3000;

  private final double[] weights;

  IdOrder(int ids) {
    weights = new double[ids];
  }

  /// `frequencies` has the share of each UTF-16 code unit in all spellings.
  void add(int id, String surface, long cost, double[] frequencies) {
    weights[id] += StrictMath.exp(-cost / COST_SCALE) * weight(surface, frequencies);
  }

  /// How often a spelling comes up in text, by its characters alone.
  static double weight(String surface, double[] frequencies) {
    var weight = 1.0;
    for (var i = 0; i < surface.length(); i++) {
      weight *= frequencies[surface.charAt(i)];
    }
    return weight;
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
