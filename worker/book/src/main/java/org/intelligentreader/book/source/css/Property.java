package org.intelligentreader.book.source.css;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Properties that decide which text is seen, where it breaks, and how its white space counts.
enum Property {
  DISPLAY,
  VISIBILITY,
  CONTENT_VISIBILITY,
  POSITION,
  FLOAT,
  WHITE_SPACE,
  VERTICAL_ALIGN,
  BACKGROUND_IMAGE,
  WRITING_MODE,
  CONTENT,
  QUOTES;

  private static final Pattern RAISED =
      Pattern.compile("super|(?:0?\\.[2-9]|[1-9])\\d*(?:em|ex|%|px|pt)");

  private static final Set<String> WIDE = Set.of("inherit", "initial", "unset", "revert");

  private static final Pattern WRITING_MODES =
      Pattern.compile("(horizontal|vertical|sideways|tb|lr|rl)(-(tb|rl|lr))?");

  /// True where letters count as they are written.
  boolean hasWords() {
    return this == CONTENT || this == QUOTES || this == BACKGROUND_IMAGE;
  }

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

  /// A declaration with another value does not count: an earlier one holds.
  boolean allows(String value) {
    return switch (this) {
      case DISPLAY -> Display.named(value).isPresent() || WIDE.contains(value);
      case VISIBILITY ->
          Set.of("visible", "hidden", "collapse").contains(value) || WIDE.contains(value);
      case WRITING_MODE -> WRITING_MODES.matcher(value).matches() || WIDE.contains(value);
      case CONTENT_VISIBILITY,
          POSITION,
          FLOAT,
          WHITE_SPACE,
          VERTICAL_ALIGN,
          BACKGROUND_IMAGE,
          CONTENT,
          QUOTES ->
          !value.isEmpty();
    };
  }

  /// True for a value that changes text; a style sheet without any need not be asked.
  boolean matters(String value) {
    return switch (this) {
      case DISPLAY ->
          value.equals("ruby-text")
              || Display.isRow(value)
              || Display.named(value).filter(display -> display != Display.INLINE).isPresent();
      case VISIBILITY -> value.equals("hidden") || value.equals("collapse");
      case CONTENT_VISIBILITY -> value.equals("hidden");
      case POSITION -> value.equals("absolute") || value.equals("fixed");
      case FLOAT -> value.equals("left") || value.equals("right") || value.startsWith("inline-");
      case BACKGROUND_IMAGE -> value.toLowerCase(Locale.ROOT).contains("url(");
      case VERTICAL_ALIGN -> RAISED.matcher(value).matches();
      case WHITE_SPACE, WRITING_MODE, CONTENT, QUOTES -> true;
    };
  }
}
