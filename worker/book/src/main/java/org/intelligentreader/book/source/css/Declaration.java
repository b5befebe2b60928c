package org.intelligentreader.book.source.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One `property: value` that we care about; references in it are seen from the file `base`. Values
/// are in lower case, words and addresses as they are written.
record Declaration(Property property, String value, boolean important, String base) {
  /// Reads what stands between the braces of a rule, or in a `style` attribute.
  static List<Declaration> parse(String body, String base) {
    var declarations = new ArrayList<Declaration>();
    for (var start = 0; start < body.length(); ) {
      var end = Braces.declarationEnd(body, start);
      add(body.substring(start, end), base, declarations);
      start = end + 1;
    }
    return declarations;
  }

  private static void add(String part, String base, List<Declaration> declarations) {
    var colon = part.indexOf(':');
    if (colon < 0) {
      return;
    }
    var name = part.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    var property = Property.named(name);
    if (property.isEmpty()) {
      return;
    }
    var written = part.substring(colon + 1).strip();
    var value = property.get().hasWords() ? written : written.toLowerCase(Locale.ROOT);
    var important = value.toLowerCase(Locale.ROOT).endsWith("important") && value.contains("!");
    var plain = important ? value.substring(0, value.lastIndexOf('!')).strip() : value;
    if (property.get().allows(plain)) {
      declarations.add(new Declaration(property.get(), plain, important, base));
    }
  }
}
