package org.intelligentreader.book.source.format.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The lines of a page in the order in which people read them: columns one after the other, between
/// the lines that go over all of them.
record Columns(List<List<Line>> columns) {
  /// More pieces than this on one page are a drawing, not columns; each is compared with each.
  private static final int MOST_LINES = 2000;

  private static final int FEWEST_LINES = 4;

  /// How many lines may cross the gap between columns, of all.
  private static final double CROSSING = 0.3;

  private static final int STEPS = 40;
  private static final int DEEPEST = 3;

  static Columns of(List<Line> lines) {
    var columns = new ArrayList<List<Line>>();
    add(lines, columns, 0);
    return new Columns(List.copyOf(columns));
  }

  boolean areSeveral() {
    return columns.size() > 1;
  }

  private static void add(List<Line> lines, List<List<Line>> columns, int depth) {
    var gap = depth < DEEPEST ? gap(lines) : Optional.<Double>empty();
    if (gap.isEmpty()) {
      if (!lines.isEmpty()) {
        columns.add(sorted(lines));
      }
      return;
    }
    var left = new ArrayList<Line>();
    var right = new ArrayList<Line>();
    for (var line : sorted(lines)) {
      if (crosses(line, gap.get())) {
        flush(left, right, columns, depth);
        columns.add(List.of(line));
      } else {
        (line.end() <= gap.get() ? left : right).add(line);
      }
    }
    flush(left, right, columns, depth);
  }

  private static void flush(
      List<Line> left, List<Line> right, List<List<Line>> columns, int depth) {
    add(List.copyOf(left), columns, depth + 1);
    add(List.copyOf(right), columns, depth + 1);
    left.clear();
    right.clear();
  }

  private static List<Line> sorted(List<Line> lines) {
    return lines.stream()
        .sorted(Comparator.comparingDouble(Line::y).thenComparingDouble(Line::x))
        .toList();
  }

  private static boolean crosses(Line line, double at) {
    return line.x() < at && line.end() > at;
  }

  /// A place with lines beside each other on both sides that few lines cross.
  private static Optional<Double> gap(List<Line> lines) {
    if (lines.size() < 2 * FEWEST_LINES || lines.size() > MOST_LINES) {
      return Optional.empty();
    }
    var from = lines.stream().mapToDouble(Line::x).min().orElse(0);
    var to = lines.stream().mapToDouble(Line::end).max().orElse(0);
    var best = Optional.<Double>empty();
    var fewest = CROSSING * lines.size();
    for (var i = STEPS / 5; i <= STEPS * 4 / 5; i++) {
      var at = from + (to - from) * i / STEPS;
      var crossing = lines.stream().filter(line -> crosses(line, at)).count();
      if (crossing < fewest && beside(lines, at) >= FEWEST_LINES) {
        fewest = crossing;
        best = Optional.of(at);
      }
    }
    return best;
  }

  /// How many lines on the left have one beside them on the right.
  private static long beside(List<Line> lines, double at) {
    var right = lines.stream().filter(line -> line.x() >= at).toList();
    return lines.stream()
        .filter(line -> line.end() <= at)
        .filter(
            line -> right.stream().anyMatch(other -> Math.abs(other.y() - line.y()) < line.size()))
        .count();
  }
}
