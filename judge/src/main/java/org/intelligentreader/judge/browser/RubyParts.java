package org.intelligentreader.judge.browser;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.intelligentreader.judge.browser.PageSnapshot.Node;

/// Annotations of ruby made of spans, by their classes.
final class RubyParts {
  private static final Set<String> CLASSES = Set.of("rt", "ruby-text", "furigana", "yomi", "furi");
  private static final Set<String> AROUND =
      Set.of("ruby", "ruby-wrap", "furigana-wrap", "furi-wrap", "furigana-word");

  private RubyParts() {}

  /// True for a span whose class says that it is the annotation of the ruby around it.
  static boolean isSpan(Node node, Node parent) {
    return has(node, CLASSES) && has(parent, AROUND) && parent.children().size() > 1;
  }

  private static boolean has(Node node, Set<String> classes) {
    return node.name().equalsIgnoreCase("span")
        && List.of(node.attribute("class").toLowerCase(Locale.ROOT).split("\\s+", -1)).stream()
            .anyMatch(classes::contains);
  }
}
