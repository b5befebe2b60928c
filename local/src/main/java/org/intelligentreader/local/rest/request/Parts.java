package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.List;

/// Pieces of a parameter that is a list.
public final class Parts {
  /// Lists within lists beyond this are refused.
  static final int DEEPEST = 20;

  private Parts() {}

  /// Splits at commas outside quotes and brackets; an empty text has no parts.
  public static List<String> of(String list) {
    var parts = new ArrayList<String>();
    var depth = 0;
    var quoted = false;
    var start = 0;
    for (var i = 0; i < list.length(); i++) {
      var c = list.charAt(i);
      quoted ^= c == '"' && (i == 0 || list.charAt(i - 1) != '\\');
      depth += !quoted && (c == '(' || c == '{') ? 1 : 0;
      depth -= !quoted && (c == ')' || c == '}') ? 1 : 0;
      if (c == ',' && !quoted && depth == 0) {
        parts.add(list.substring(start, i));
        start = i + 1;
      }
    }
    if (!list.isEmpty()) {
      parts.add(list.substring(start));
    }
    return parts;
  }

  /// Without the quotes that keep commas and brackets together.
  public static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
        : value;
  }
}
