package org.intelligentreader.book.text.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One `property: value` that we care about; references in it are seen from the file `base`.
record Declaration(Property property, String value, boolean important, String base) {
  /// Reads what stands between the braces of a rule, or in a `style` attribute.
  static List<Declaration> parse(String body, String base) {
    var declarations = new ArrayList<Declaration>();
    for (var part : parts(body)) {
      var colon = part.indexOf(':');
      if (colon >= 0) {
        Property.named(part.substring(0, colon).strip().toLowerCase(Locale.ROOT))
            .ifPresent(property ->
                declarations.add(of(property, part.substring(colon + 1).strip(), base)));
      }
    }
    return declarations;
  }

  private static Declaration of(Property property, String written, String base) {
    var value = property == Property.BACKGROUND_IMAGE ? written : written.toLowerCase(Locale.ROOT);
    var mark = value.lastIndexOf('!');
    var important =
        mark >= 0 && value.substring(mark).toLowerCase(Locale.ROOT).endsWith("important");
    return new Declaration(
        property, important ? value.substring(0, mark).strip() : value, important, base);
  }

  /// The parts between semicolons; one inside brackets belongs to an address.
  private static List<String> parts(String body) {
    if (body.indexOf('(') < 0) {
      return List.of(body.split(";"));
    }
    var parts = new ArrayList<String>();
    var depth = 0;
    var start = 0;
    for (var i = 0; i < body.length(); i++) {
      switch (body.charAt(i)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case ';' -> {
          if (depth <= 0) {
            parts.add(body.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(body.substring(start));
    return parts;
  }
}
