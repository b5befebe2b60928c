package org.intelligentreader.book.text.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One `property: value` that we care about.
record Declaration(Property property, String value, boolean important) {
  /// Reads what stands between the braces of a rule, or in a `style` attribute.
  static List<Declaration> parse(String body) {
    var declarations = new ArrayList<Declaration>();
    for (var part : List.of(body.split(";"))) {
      var colon = part.indexOf(':');
      if (colon < 0) {
        continue;
      }
      var value = part.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
      var important = value.endsWith("important") && value.contains("!");
      var plain = important ? value.substring(0, value.lastIndexOf('!')).strip() : value;
      Property.named(part.substring(0, colon).strip().toLowerCase(Locale.ROOT))
          .ifPresent(property -> declarations.add(new Declaration(property, plain, important)));
    }
    return declarations;
  }
}
