package org.intelligentreader.book.source.format.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.text.CodePoints;

/// A line of a page, or the part of one that is in a column. The pieces of a vertical line have a
/// negative `y`, so that the lines on the right come first.
record Line(String text, double x, double end, double y, double size) {
  /// A wider gap is a space that the file does not write.
  private static final double SPACE = 0.17;

  /// Letters so much smaller, and higher, are the number of a note.
  private static final double RAISED = 0.75;

  private static final double HIGHER = 0.1;

  private static final int FIRST_WIDE = 0x2E80;

  static Line of(List<Glyph> glyphs) {
    var size = glyphs.stream().mapToDouble(Glyph::size).max().orElse(0);
    var baseline = baseline(glyphs, size);
    var text = new StringBuilder();
    var raised = new StringBuilder();
    var before = Optional.<Glyph>empty();
    for (var glyph : glyphs) {
      var isRaised = isRaised(glyph, baseline, size);
      if (!isRaised) {
        note(raised, text);
      }
      if (before.filter(last -> isGap(last, glyph, size)).isPresent() && raised.isEmpty()) {
        text.append(' ');
      }
      (isRaised ? raised : text).append(glyph.isSpace() ? " " : glyph.text());
      before = Optional.of(glyph);
    }
    note(raised, text);
    return new Line(
        text.toString().replaceAll("[\\s\u00A0]+", " ").strip(),
        glyphs.getFirst().x(),
        glyphs.getLast().end(),
        baseline,
        size);
  }

  private static double baseline(List<Glyph> glyphs, double size) {
    return glyphs.stream()
        .filter(glyph -> glyph.size() == size)
        .mapToDouble(Glyph::y)
        .findFirst()
        .orElse(glyphs.getLast().y());
  }

  private static boolean isRaised(Glyph glyph, double baseline, double size) {
    return baseline >= 0
        && glyph.size() < RAISED * size
        && glyph.y() < baseline - HIGHER * size
        && CodePoints.all(glyph.text(), Character::isDigit);
  }

  private static void note(StringBuilder raised, StringBuilder text) {
    if (!raised.isEmpty()) {
      text.append('[').append(raised.toString().strip()).append(']');
      raised.setLength(0);
    }
  }

  private static boolean isGap(Glyph before, Glyph glyph, double size) {
    return glyph.x() - before.end() > SPACE * size
        && !before.isSpace()
        && !glyph.isSpace()
        && !(isWide(before.text()) && isWide(glyph.text()));
  }

  private static boolean isWide(String text) {
    return CodePoints.any(text, c -> c >= FIRST_WIDE && !Character.isSupplementaryCodePoint(c));
  }

  /// The pieces of a page in the order in which the file draws them, as lines; what is far apart on
  /// one line stays apart.
  static List<Line> lines(List<Glyph> glyphs) {
    var lines = new ArrayList<Line>();
    var current = new ArrayList<Glyph>();
    for (var glyph : glyphs) {
      if (!current.isEmpty() && !follows(current.getLast(), glyph)) {
        close(current, lines);
      }
      if (!current.isEmpty() || !glyph.isSpace()) {
        current.add(glyph);
      }
    }
    close(current, lines);
    return lines;
  }

  private static void close(List<Glyph> glyphs, List<Line> lines) {
    if (!glyphs.isEmpty()) {
      var line = Line.of(glyphs);
      if (!line.text().isEmpty()) {
        lines.add(line);
      }
      glyphs.clear();
    }
  }

  private static boolean follows(Glyph before, Glyph glyph) {
    var size = Math.max(before.size(), glyph.size());
    var gap = glyph.x() - before.end();
    return Math.abs(glyph.y() - before.y()) < 0.5 * size && gap > -0.5 * size && gap < 1.3 * size;
  }

  boolean isNumber() {
    return text.matches("[-–—\\s]*(?:\\p{Nd}{1,4}|[ivxlcIVXLC]{1,7})[-–—\\s]*");
  }
}
