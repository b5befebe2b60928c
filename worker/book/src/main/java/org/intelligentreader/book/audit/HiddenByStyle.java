package org.intelligentreader.book.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The counter's own rough reading of style sheets: which rules say `display` or `visibility`, by
/// selectors of names, classes, ids and attributes under ancestors. Later rules win.
final class HiddenByStyle {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("([^{};]+)\\{([^{}]*)\\}");
  private static final Pattern HIDING =
      Pattern.compile("(?:^|[;\\s])(?:display|visibility)\\s*:\\s*([a-z-]+)");
  private static final Pattern COMPOUND =
      Pattern.compile("(\\*|[\\w-]*)((?:[.#][\\w-]+|\\[[^\\]]+\\])*)");
  private static final Pattern CONDITION =
      Pattern.compile("([.#])([\\w-]+)|\\[([^~=\\]]+)(?:(~?=)[\"']?([^\"'\\]]*)[\"']?)?\\]");

  private record Rule(List<String> path, boolean hides) {}

  private final List<Rule> rules = new ArrayList<>();

  void add(String css) {
    var matcher = RULE.matcher(COMMENT.matcher(css).replaceAll(" "));
    while (matcher.find()) {
      var hiding = HIDING.matcher(matcher.group(2).toLowerCase(Locale.ROOT));
      if (hiding.find()) {
        var hides = List.of("none", "hidden", "collapse").contains(hiding.group(1));
        for (var selector : List.of(matcher.group(1).split(","))) {
          add(selector.strip(), hides);
        }
      }
    }
  }

  private void add(String selector, boolean hides) {
    var path = List.of(selector.replace(">", " ").replace("\\:", "|").strip().split("\\s+"));
    if (path.stream().allMatch(part -> COMPOUND.matcher(part).matches())) {
      rules.add(new Rule(path, hides));
    }
  }

  boolean hides(Element element) {
    var style = HIDING.matcher(element.getAttribute("style").toLowerCase(Locale.ROOT));
    if (style.find()) {
      return List.of("none", "hidden", "collapse").contains(style.group(1));
    }
    var hidden = false;
    for (var rule : rules) {
      if (rule.hides() != hidden && matches(element, rule.path())) {
        hidden = rule.hides();
      }
    }
    return hidden;
  }

  private static boolean matches(Element element, List<String> path) {
    if (!matches(element, path.getLast())) {
      return false;
    }
    var wanted = path.size() - 2;
    for (Node n = element.getParentNode(); wanted >= 0 && n != null; n = n.getParentNode()) {
      if (n instanceof Element ancestor && matches(ancestor, path.get(wanted))) {
        wanted--;
      }
    }
    return wanted < 0;
  }

  private static boolean matches(Element element, String compound) {
    var parts = COMPOUND.matcher(compound);
    if (!parts.matches()) {
      return false;
    }
    var name = parts.group(1);
    var local = element.getLocalName() == null ? element.getTagName() : element.getLocalName();
    if (!name.isEmpty() && !name.equals("*") && !local.equalsIgnoreCase(name)) {
      return false;
    }
    var conditions = CONDITION.matcher(parts.group(2));
    while (conditions.find()) {
      var holds =
          conditions.group(1) != null
              ? has(
                  element,
                  conditions.group(1).equals(".") ? "class" : "id",
                  conditions.group(1).equals(".") ? "~=" : "=",
                  conditions.group(2))
              : has(
                  element,
                  conditions.group(3).replace('|', ':'),
                  conditions.group(4) == null ? "" : conditions.group(4),
                  conditions.group(5) == null ? "" : conditions.group(5));
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(Element element, String attribute, String operator, String value) {
    var found = element.getAttribute(attribute);
    return switch (operator) {
      case "" -> element.hasAttribute(attribute);
      case "=" -> found.equals(value);
      default -> List.of(found.split("\\s+")).contains(value);
    };
  }
}
