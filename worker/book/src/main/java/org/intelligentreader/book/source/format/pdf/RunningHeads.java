package org.intelligentreader.book.source.format.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Titles and numbers at the edges of many pages, which are not part of the text.
final class RunningHeads {
  private static final int EDGE = 2;
  private static final int FEWEST = 3;
  private static final double SHARE = 0.15;

  private final Map<String, Integer> pages = new HashMap<>();
  private final int needed;

  RunningHeads(List<List<Line>> all) {
    this.needed = Math.max(FEWEST, (int) (SHARE * all.size()));
    all.forEach(lines ->
        edges(lines)
            .map(RunningHeads::key)
            .distinct()
            .forEach(key -> pages.merge(key, 1, Integer::sum)));
  }

  /// The lines of a page without them.
  List<Line> without(List<Line> lines) {
    var edges = edges(lines).filter(this::isRunning).collect(Collectors.toSet());
    return lines.stream().filter(line -> !edges.contains(line)).toList();
  }

  private boolean isRunning(Line line) {
    return pages.getOrDefault(key(line), 0) >= needed;
  }

  /// The outermost lines, first and last.
  private static Stream<Line> edges(List<Line> lines) {
    var ys = lines.stream().map(Line::y).distinct().sorted().toList();
    var top = ys.stream().limit(EDGE).toList();
    var bottom = ys.subList(Math.max(0, ys.size() - EDGE), ys.size());
    return ys.size() <= EDGE
        ? Stream.empty()
        : lines.stream().filter(line -> top.contains(line.y()) || bottom.contains(line.y()));
  }

  private static String key(Line line) {
    return line.isNumber() ? "#" : line.text().replaceAll("\\p{Nd}+", "#").strip();
  }
}
