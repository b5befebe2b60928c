package org.intelligentreader.local.realtime.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the filter of a subscription: conditions with commas between them, all of which must hold.
/// A comma inside quotation marks or brackets does not separate conditions.
final class Conditions {
  private static final int MOST_VALUES = 100;
  private static final String NOT = "not.";
  private static final Set<String> IS_VALUES = Set.of("null", "true", "false", "unknown");

  private Conditions() {}

  static List<Condition> read(String filter) throws SubscriptionException {
    var conditions = new ArrayList<Condition>();
    if (!filter.isBlank()) {
      for (var part : parts(filter.strip())) {
        conditions.add(condition(part));
      }
    }
    return List.copyOf(conditions);
  }

  private static Condition condition(String part) throws SubscriptionException {
    var equals = part.indexOf('=');
    if (equals < 1) {
      throw wrong("\"" + part + "\"");
    }
    var rest = part.substring(equals + 1);
    var isNegated = rest.startsWith(NOT);
    var test = isNegated ? rest.substring(NOT.length()) : rest;
    var dot = test.indexOf('.');
    var operator = dot < 0 ? test : test.substring(0, dot);
    if (dot < 0 || !Condition.isOperator(operator)) {
      throw wrong("\"" + operator + "\", \"" + test.substring(dot + 1) + "\"");
    }
    var column = part.substring(0, equals).strip();
    return new Condition(column, operator, values(operator, test.substring(dot + 1)), isNegated);
  }

  private static List<String> values(String operator, String text) throws SubscriptionException {
    if (operator.equals(Condition.IN)) {
      return list(text);
    }
    if (operator.equals(Condition.IS) && !IS_VALUES.contains(text)) {
      throw new SubscriptionException(
          "invalid value for is filter: must be null, true, false, or unknown");
    }
    return List.of(unquoted(text));
  }

  private static List<String> list(String text) throws SubscriptionException {
    if (!text.startsWith("(") || !text.endsWith(")")) {
      throw wrong("`in` filter value must be wrapped by parentheses");
    }
    var values = new ArrayList<String>();
    for (var item : parts(text.substring(1, text.length() - 1))) {
      values.add(unquoted(item.strip()));
    }
    if (values.size() > MOST_VALUES) {
      throw new SubscriptionException("too many values for `in` filter. Maximum " + MOST_VALUES);
    }
    return values;
  }

  /// Cut at commas that stand outside quotation marks and brackets.
  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    var depth = 0;
    var isQuoted = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (isQuoted && c == '\\' && i + 1 < text.length()) {
        part.append(c).append(text.charAt(++i));
        continue;
      }
      if (c == '"' && (isQuoted || opens(part))) {
        isQuoted = !isQuoted;
      } else if (!isQuoted) {
        depth = depth(depth, c);
      }
      if (c == ',' && depth == 0 && !isQuoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static int depth(int depth, char c) {
    return switch (c) {
      case '(' -> depth + 1;
      case ')' -> Math.max(0, depth - 1);
      default -> depth;
    };
  }

  /// A quotation mark opens a value only where a value begins.
  private static boolean opens(StringBuilder before) {
    return before.isEmpty() || ".(,".indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  private static String unquoted(String text) {
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return text;
    }
    return text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  private static SubscriptionException wrong(String what) {
    return new SubscriptionException("Error parsing `filter` params: [" + what + "]");
  }
}
