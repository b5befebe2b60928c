package org.intelligentreader.lattice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The cheapest paths through several lattices one after the other.
final class CheapestPaths {
  /// Longest part without a break whose lattice is kept whole.
  static final int LONGEST_SEGMENT = 8192;

  private final int count;
  private List<Path> paths = List.of(new Path(0, List.of()));

  CheapestPaths(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("no path can be found when " + count + " are asked for");
    }
    this.count = count;
  }

  static void checkLength(int from, int to) {
    if (to - from > LONGEST_SEGMENT) {
      throw new IllegalArgumentException(
          "%d characters from %d on have no break; alternatives are kept for %d at most"
              .formatted(to - from, from, LONGEST_SEGMENT));
    }
  }

  void append(List<Path> following) {
    var sums = new ArrayList<Path>();
    for (var i = 0; i < paths.size(); i++) {
      for (var j = 0; j < following.size() && (i + 1) * (j + 1) <= count; j++) {
        sums.add(paths.get(i).then(following.get(j)));
      }
    }
    sums.sort(Comparator.comparingLong(Path::cost));
    paths = List.copyOf(sums.subList(0, Math.min(count, sums.size())));
  }

  List<Path> all() {
    return paths;
  }
}
