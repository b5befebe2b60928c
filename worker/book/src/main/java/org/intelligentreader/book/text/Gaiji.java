package org.intelligentreader.book.text;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Pictures of characters that a font did not have: their `alt` is text.
final class Gaiji {
  private static final int LONGEST = 2;

  private Gaiji() {}

  /// True for a picture whose class says so, or for one inside a line whose `alt` is one or two
  /// characters.
  static boolean isCharacter(Element image, String alt) {
    if (alt.isEmpty()) {
      return false;
    }
    if (image.className().contains("gaiji")) {
      return true;
    }
    return alt.codePointCount(0, alt.length()) <= LONGEST
        && alt.codePoints().allMatch(c -> c > 0x2000)
        && inLine(image);
  }

  private static boolean inLine(Element image) {
    var parent = image.parent();
    return parent != null
        && parent.childNodes().stream()
            .anyMatch(node -> node instanceof TextNode text && !text.isBlank());
  }
}
