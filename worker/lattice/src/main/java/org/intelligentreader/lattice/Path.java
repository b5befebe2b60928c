package org.intelligentreader.lattice;

import java.util.ArrayList;
import java.util.List;

/// One way to read a text, and what it costs.
public record Path(long cost, List<Step> steps) {
  /// A token of the path.
  public record Step(int start, int end, int entry) {}

  public Path {
    steps = List.copyOf(steps);
  }

  Path then(Path other) {
    var all = new ArrayList<>(steps);
    all.addAll(other.steps);
    return new Path(cost + other.cost, all);
  }
}
