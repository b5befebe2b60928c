package org.intelligentreader.book.source.format.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.format.flow.LineJoiner;

/// Lines in reading order as paragraphs, across columns and pages.
final class TextFlow {
  /// `size` is that of its letters, `page` the page that it begins on, from 1.
  record Paragraph(String text, double size, int page) {}

  private static final double INDENT = 0.8;

  /// A line that ends so much before the longest, in parts of it, may be the last.
  private static final double SHORT = 0.9;

  private static final double SAME_SIZE = 0.12;
  private static final double WIDE_GAP = 1.45;
  private static final String ENDS = ".!?…。！？」』”\"'’»)）:：;؟";

  private final LineJoiner joiner;
  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final List<Line> open = new ArrayList<>();
  private int page;
  private int firstPage;

  TextFlow(List<List<Line>> pages) {
    this.joiner =
        new LineJoiner(pages.stream().flatMap(List::stream).map(Line::text).toList(), true);
  }

  /// Adds the columns of the next page.
  void add(int number, Columns columns) {
    page = number;
    for (var column : columns.columns()) {
      Interruption.check();
      var right = column.stream().mapToDouble(Line::end).max().orElse(0);
      var left = column.stream().mapToDouble(Line::x).min().orElse(0);
      var leading = leading(column);
      for (var i = 0; i < column.size(); i++) {
        var line = column.get(i);
        if (!open.isEmpty() && begins(line, left, right, leading, i == 0)) {
          close();
        }
        if (open.isEmpty()) {
          firstPage = page;
        }
        open.add(line);
      }
    }
  }

  List<Paragraph> finish() {
    close();
    return List.copyOf(paragraphs);
  }

  private void close() {
    if (!open.isEmpty()) {
      var text = joiner.join(open.stream().map(Line::text).toList());
      paragraphs.add(new Paragraph(text, open.getFirst().size(), firstPage));
      open.clear();
    }
  }

  private boolean begins(
      Line line, double left, double right, double leading, boolean firstOfColumn) {
    var before = open.getLast();
    if (Math.abs(before.size() - line.size()) > SAME_SIZE * before.size()) {
      return true;
    }
    var ended = ENDS.indexOf(before.text().charAt(before.text().length() - 1)) >= 0;
    var indented = line.x() - left > INDENT * line.size();
    if (firstOfColumn) {
      return ended && (indented || isShort(before, left, right));
    }
    return line.y() - before.y() > WIDE_GAP * leading
        || (indented && before.x() - left <= INDENT * line.size())
        || (indented && ended)
        || (ended && isShort(before, left, right));
  }

  private static boolean isShort(Line line, double left, double right) {
    return line.end() - line.x() < SHORT * (right - left)
        && line.end() < left + SHORT * (right - left);
  }

  /// The commonest distance between lines.
  private static double leading(List<Line> column) {
    Map<Long, Integer> counts = new HashMap<>();
    for (var i = 1; i < column.size(); i++) {
      counts.merge(Math.round((column.get(i).y() - column.get(i - 1).y()) * 2), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey() > 0)
        .max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> entry.getKey() / 2.0)
        .orElse(Double.MAX_VALUE / 2);
  }
}
