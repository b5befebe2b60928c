package org.intelligentreader.book.source.format.office;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Ruby as older programs write it: a field that sets one text above the other.
final class Equation {
  private static final Pattern RUBY =
      Pattern.compile(
          "(?is)\\s*+EQ\\b.*?\\\\o\\s*+(?:\\\\a[a-z]\\s*+)?\\(\\s*+\\\\s\\s*+\\\\up\\s*+(?:[\\d.]++\\s*+)?"
              + "\\((?<said>[^()]*+)\\)\\s*+[,;](?<base>[^()]*+)\\)\\s*+");

  private Equation() {}

  /// Empty for a field that is something else.
  static Optional<Element> ruby(String instruction) {
    var found = RUBY.matcher(instruction);
    if (!found.matches() || found.group("base").isBlank()) {
      return Optional.empty();
    }
    var ruby = new Element("ruby");
    ruby.appendText(found.group("base").strip());
    ruby.appendElement("rt").appendText(found.group("said").strip());
    return Optional.of(ruby);
  }
}
