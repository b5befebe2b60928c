package org.intelligentreader.book.source.html.element;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// Where a piece of text in a drawing stands, seen from the piece before it.
///
/// Source: SVG 2, section 11.4 (`x`, `y`, `dx`, `dy`).
public enum DrawnLine {
  /// Right behind it.
  SAME,

  /// On its line, with a space between them.
  APART,

  /// On another line.
  OTHER;

  /// A gap of more letters than this, as wide as those before it, parts words.
  private static final double SPACE = 2.2;

  public static DrawnLine of(Element piece) {
    var before = piece.previousElementSibling();
    var dy = numbers(piece.attr("dy"));
    if (before == null && dy.isEmpty()) {
      return piece.hasAttr("y") ? OTHER : SAME;
    }
    if (dy.stream().anyMatch(number -> number != 0)
        || before == null
        || !isSameHeight(before, piece)) {
      return OTHER;
    }
    return piece.hasAttr("x") ? beside(before, piece) : SAME;
  }

  private static boolean isSameHeight(Element before, Element piece) {
    return !piece.hasAttr("y") || numbers(piece.attr("y")).equals(numbers(before.attr("y")));
  }

  /// Where every letter has its place, the last one's tells where the piece before ends.
  private static DrawnLine beside(Element before, Element piece) {
    var there = numbers(before.attr("x"));
    var here = numbers(piece.attr("x"));
    if (there.size() < 2 || here.isEmpty()) {
      return OTHER;
    }
    var width = (there.getLast() - there.getFirst()) / (there.size() - 1);
    return here.getFirst() - there.getLast() > SPACE * width ? APART : SAME;
  }

  private static List<Double> numbers(String list) {
    return Arrays.stream(list.split("[\\s,]+", -1)).flatMap(one -> number(one).stream()).toList();
  }

  /// The number without its unit.
  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text.replaceFirst("[a-z%]+$", "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
