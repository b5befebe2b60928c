package org.intelligentreader.book.source.css;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/// What a selector asks at least of an element, as a text that can be looked up.
final class SelectorKey {
  /// Asks for nothing that could be looked up.
  static final String ANY = "";

  private SelectorKey() {}

  static String ofId(String id) {
    return "#" + id;
  }

  /// Classes are compared without case, character by character.
  static String ofClass(String name) {
    var folded = new StringBuilder(".");
    for (var i = 0; i < name.length(); i++) {
      folded.append(Character.toLowerCase(Character.toUpperCase(name.charAt(i))));
    }
    return folded.toString();
  }

  /// The key of a selector that matches `element` is one of these.
  static List<String> keysOf(Element element) {
    var keys = new ArrayList<String>();
    keys.add(ANY);
    keys.add(localName(element));
    if (element.attributesSize() > 0) {
      if (!element.id().isEmpty()) {
        keys.add(ofId(element.id()));
      }
      addClasses(element.attributes().getIgnoreCase("class"), keys);
    }
    return keys;
  }

  private static void addClasses(String classes, List<String> keys) {
    var start = 0;
    for (var i = 0; i <= classes.length(); i++) {
      if (i == classes.length() || Character.isWhitespace(classes.charAt(i))) {
        if (i > start) {
          keys.add(ofClass(classes.substring(start, i)));
        }
        start = i + 1;
      }
    }
  }

  static String localName(Element element) {
    var name = element.normalName();
    return name.substring(name.indexOf(':') + 1);
  }
}
