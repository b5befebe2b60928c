package org.intelligentreader.book.text;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Pictures of characters that a font did not have: their `alt` is text.
final class Gaiji {
  private static final int LONGEST = 2;

  /// Of elements around pictures, whether they hold text too: a line may have a million pictures.
  private final Map<Element, Boolean> lines = new HashMap<>();

  /// True for a picture whose class says so, or for one inside a line whose `alt` is one or two
  /// characters.
  boolean isCharacter(Element image, String alt) {
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

  private boolean inLine(Element image) {
    var parent = image.parent();
    return parent != null && lines.computeIfAbsent(parent, Gaiji::hasText);
  }

  private static boolean hasText(Element line) {
    return line.childNodes().stream()
        .anyMatch(node -> node instanceof TextNode text && !text.isBlank());
  }
}
