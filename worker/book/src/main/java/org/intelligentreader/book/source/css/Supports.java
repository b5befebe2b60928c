package org.intelligentreader.book.source.css;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether browsers of today have what a condition of `@supports` asks for.
///
/// Source: CSS Conditional Rules Module Level 4.
final class Supports {
  /// Conditions inside conditions.
  private static final int DEEPEST = 8;

  private static final Pattern DECLARATION = Pattern.compile("(?s)\\(\\s*+([a-z-]+)\\s*+:(.+)\\)");

  /// The first words of the names of properties.
  private static final Set<String> FIRST =
      Set.of(
          """
          accent align all anchor animation appearance aspect backdrop backface background baseline
          block border bottom box break caption caret clear clip color column columns contain container
          content counter cursor direction display dominant empty field fill filter flex float font
          forced gap grid height hyphenate hyphens image initial inline inset isolation justify left
          letter line list margin marker mask math max min mix object offset opacity order orphans
          outline overflow overscroll padding page paint perspective place pointer position print
          quotes resize right rotate row ruby scale scroll scrollbar shape speak stroke tab table text
          top touch transform transition translate unicode user vector vertical view visibility white
          widows width will word writing z zoom
          """
              .strip()
              .split("\\s+", -1));

  private Supports() {}

  static boolean holds(String condition) {
    return holds(condition.strip().toLowerCase(Locale.ROOT), DEEPEST);
  }

  private static boolean holds(String condition, int deepest) {
    if (deepest == 0) {
      return false;
    }
    if (condition.startsWith("not ") || condition.startsWith("not(")) {
      return !holds(condition.substring("not".length()).strip(), deepest - 1);
    }
    var end = close(condition);
    if (end >= 0 && end < condition.length() - 1) {
      var rest = condition.substring(end + 1).strip();
      var first = holds(condition.substring(0, end + 1).strip(), deepest - 1);
      return rest.startsWith("or")
          ? first || holds(rest.substring("or".length()).strip(), deepest - 1)
          : rest.startsWith("and")
              && first
              && holds(rest.substring("and".length()).strip(), deepest - 1);
    }
    return one(condition, deepest);
  }

  private static boolean one(String condition, int deepest) {
    var declaration = DECLARATION.matcher(condition);
    if (declaration.matches()) {
      return isKnown(declaration.group(1), declaration.group(2).strip());
    }
    if (condition.startsWith("(") && condition.endsWith(")")) {
      return holds(condition.substring(1, condition.length() - 1).strip(), deepest - 1);
    }
    return condition.startsWith("selector(");
  }

  private static int close(String condition) {
    var depth = 0;
    for (var i = 0; i < condition.length(); i++) {
      if (condition.charAt(i) == '(') {
        depth++;
      } else if (condition.charAt(i) == ')' && --depth <= 0) {
        return i;
      }
    }
    return condition.length() - 1;
  }

  private static boolean isKnown(String name, String value) {
    if (name.startsWith("--") || name.startsWith("-webkit-")) {
      return true;
    }
    var property = Property.named(name);
    if (property.isPresent()) {
      return property.get().allows(value);
    }
    return Arrays.stream(name.split("-", 2)).findFirst().filter(FIRST::contains).isPresent();
  }
}
