package org.intelligentreader.book.text.style;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Properties that decide which text is seen, where it breaks, and how its white space counts.
enum Property {
  DISPLAY,
  VISIBILITY,
  POSITION,
  WHITE_SPACE,
  BACKGROUND_IMAGE,
  WRITING_MODE;

  private static final Set<String> BOXES =
      Set.of(
          "block",
          "list-item",
          "flow-root",
          "flex",
          "grid",
          "table",
          "table-row",
          "table-row-group",
          "table-header-group",
          "table-footer-group",
          "table-caption",
          "table-cell");

  static Optional<Property> named(String name) {
    var standard =
        name.replaceFirst("^-(epub|webkit)-", "").replaceFirst("^background$", "background-image");
    for (var property : values()) {
      if (property.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(standard)) {
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }

  /// True for a value that changes text; a style sheet without any need not be asked.
  boolean matters(String value) {
    return switch (this) {
      case DISPLAY -> value.equals("none") || BOXES.contains(value);
      case VISIBILITY -> value.equals("hidden") || value.equals("collapse");
      case POSITION -> value.equals("absolute") || value.equals("fixed");
      case BACKGROUND_IMAGE -> value.toLowerCase(Locale.ROOT).contains("url(");
      case WHITE_SPACE -> true;
      case WRITING_MODE -> true;
    };
  }

  /// True for a value of `display` that puts an element on lines of its own.
  static boolean isBox(String display) {
    return BOXES.contains(display);
  }
}
