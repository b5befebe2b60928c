package org.intelligentreader.lattice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// The cheapest paths of one full lattice, by a search from its end that knows what is left to the
/// beginning (A* with exact estimates: nothing is looked at that is on none of the paths).
final class PathSearch {
  private static final int END = -2;

  private final Dictionary dictionary;
  private final Lattice lattice;
  private final int end;

  PathSearch(Dictionary dictionary, Lattice lattice, int end) {
    this.dictionary = dictionary;
    this.lattice = lattice;
    this.end = end;
  }

  /// The rest of a path: `node`, which ends at `nodeEnd`, and what follows it. `behind` is the cost
  /// of what follows, `total` that of the cheapest whole path with this rest.
  private record Rest(int node, int nodeEnd, Optional<Rest> following, long behind, long total) {}

  /// Of equal paths the one comes first that [Analyser#analyse] takes: older nodes have lower
  /// numbers.
  List<Path> cheapest(int count) {
    var queue =
        new PriorityQueue<Rest>(Comparator.comparingLong(Rest::total).thenComparingInt(Rest::node));
    var found = new ArrayList<Path>();
    queue.add(new Rest(END, end, Optional.empty(), 0, 0));
    while (!queue.isEmpty() && found.size() < count) {
      var rest = queue.remove();
      if (rest.node == 0) {
        found.add(path(rest));
      } else {
        extend(rest, queue);
      }
    }
    return found;
  }

  private void extend(Rest rest, PriorityQueue<Rest> queue) {
    var position = rest.node == END ? end : lattice.start[rest.node];
    var leftId = leftId(rest.node);
    var wordCost = rest.node == END ? 0 : wordCost(rest.node, leftId);
    for (var node = lattice.endingAt(position); node >= 0; node = lattice.sibling[node]) {
      var behind = rest.behind + wordCost + connection(lattice.rightId[node], leftId);
      queue.add(new Rest(node, position, Optional.of(rest), behind, behind + lattice.cost[node]));
    }
  }

  private Path path(Rest first) {
    var steps = new ArrayList<Path.Step>();
    for (var rest = first.following; rest.isPresent(); rest = rest.get().following) {
      var node = rest.get().node;
      if (node != END) {
        steps.add(new Path.Step(lattice.start[node], rest.get().nodeEnd, lattice.entry[node]));
      }
    }
    return new Path(first.total, steps);
  }

  private int leftId(int node) {
    return node == END
        ? dictionary.endLeftId()
        : Dictionary.leftId(dictionary.entries().get(lattice.entry[node]));
  }

  /// With what the caller added: taken from the lattice, not from the dictionary.
  private int wordCost(int node, int leftId) {
    var previous = lattice.previous[node];
    return lattice.cost[node]
        - lattice.cost[previous]
        - connection(lattice.rightId[previous], leftId);
  }

  private int connection(int rightId, int leftId) {
    return dictionary.matrix().get(leftId * dictionary.rightIds() + rightId);
  }
}
