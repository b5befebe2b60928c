package org.intelligentreader.book.source.css;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// `[name]`, `[name=value]` and the other attribute selectors.
record AttributeTest(String name, String operator, String value) implements Predicate<Element> {
  private static final Pattern FORM =
      Pattern.compile("\\s*([^~|^$*=\\s]+(?:\\|[^~|^$*=\\s]+)?)\\s*(?:([~|^$*]?=)\\s*(.*?))?\\s*");

  static Predicate<Element> parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return element -> false;
    }
    var name = matcher.group(1).replace("\\", "").replace('|', ':').replaceFirst("^\\*:", "");
    var operator = matcher.group(2) == null ? "" : matcher.group(2);
    var value = matcher.group(3) == null ? "" : matcher.group(3).replaceAll("^[\"']|[\"']$", "");
    return new AttributeTest(name, operator, value);
  }

  @Override
  public boolean test(Element element) {
    var found = element.attr(name);
    return switch (operator) {
      case "" -> element.hasAttr(name);
      case "=" -> element.hasAttr(name) && found.equals(value);
      case "~=" -> List.of(found.split("\\s+")).contains(value);
      case "|=" -> found.equals(value) || found.startsWith(value + "-");
      case "^=" -> !value.isEmpty() && found.startsWith(value);
      case "$=" -> !value.isEmpty() && found.endsWith(value);
      default -> !value.isEmpty() && found.contains(value);
    };
  }
}
