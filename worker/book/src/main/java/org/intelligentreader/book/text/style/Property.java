package org.intelligentreader.book.text.style;

import java.util.Locale;
import java.util.Optional;

/// Properties that decide which text is seen and how its white space counts.
enum Property {
  DISPLAY,
  VISIBILITY,
  WHITE_SPACE;

  static Optional<Property> named(String name) {
    for (var property : values()) {
      if (property.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }

  /// True for a value that hides the text, or keeps its white space.
  boolean takesEffect(String value) {
    return switch (this) {
      case DISPLAY -> value.equals("none");
      case VISIBILITY -> value.equals("hidden") || value.equals("collapse");
      case WHITE_SPACE -> value.startsWith("pre") || value.equals("break-spaces");
    };
  }
}
