package org.intelligentreader.lattice.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/// The order of the known words: frequent spellings first, so that what texts need lies close
/// together. Of one spelling those come first that can be on a cheapest path, each group as it
/// came.
final class EntryOrder {
  private final List<String> surfaces;
  private final List<long[]> ids;
  private final ConnectionMatrix matrix;
  private final BitSet needed = new BitSet();

  /// `ids` has left id, right id and cost of each word.
  EntryOrder(List<String> surfaces, List<long[]> ids, ConnectionMatrix matrix) {
    this.surfaces = surfaces;
    this.ids = ids;
    this.matrix = matrix;
  }

  private record Ends(int leftClass, int rightClass) {}

  /// The numbers of the first `known` words in their new order.
  IntStream of(int known, SpellingFrequencies frequencies) {
    var weights = surfaces.stream().mapToDouble(frequencies::of).toArray();
    var sorted =
        IntStream.range(0, known)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> -weights[i])
                    .thenComparing(surfaces::get)
                    .thenComparingInt(i -> i))
            .toList();
    var order = new ArrayList<Integer>(known);
    for (var from = 0; from < known; ) {
      var to = from + 1;
      while (to < known && surfaces.get(sorted.get(to)).equals(surfaces.get(sorted.get(from)))) {
        to++;
      }
      order.addAll(neededFirst(sorted.subList(from, to)));
      from = to;
    }
    return order.stream().mapToInt(i -> i);
  }

  /// Whether a word can be on a cheapest path: no other one of its spelling has the same ids and
  /// costs less, or as much and comes before it.
  boolean isNeeded(int word) {
    return needed.get(word);
  }

  private List<Integer> neededFirst(List<Integer> words) {
    var cheapest = new HashMap<Ends, Integer>();
    for (var word : words) {
      cheapest.merge(ends(word), word, (one, other) -> cost(other) < cost(one) ? other : one);
    }
    cheapest.values().forEach(needed::set);
    var ordered = new ArrayList<>(words);
    ordered.sort(Comparator.comparing(word -> !isNeeded(word)));
    return ordered;
  }

  private Ends ends(int word) {
    var sides = matrix.sides();
    return new Ends(
        sides.get(0).classOf[(int) ids.get(word)[0]], sides.get(1).classOf[(int) ids.get(word)[1]]);
  }

  private long cost(int word) {
    return ids.get(word)[2];
  }
}
