package org.intelligentreader.judge.browser;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.intelligentreader.judge.browser.PageSnapshot.Node;

/// What a node of a page is, by its name, its attributes and what it shows.
final class Nodes {
  private static final Set<String> RUBY = Set.of("rt", "rtc", "rp");
  private static final Set<String> NOTES =
      Set.of("footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote");

  /// Elements that are blocks unless a style sheet says otherwise.
  private static final Set<String> BLOCKS =
      words(
          "address article aside blockquote body caption center dd details dialog dir div dl dt"
              + " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr"
              + " legend li main menu nav ol p pre search section summary table tbody tfoot"
              + " thead tr ul");

  private static final int LONGEST_INITIAL = 3;

  private Nodes() {}

  static String name(Node node) {
    var name = node.name().toLowerCase(Locale.ROOT);
    return name.startsWith("::") ? name : name.substring(name.indexOf(':') + 1);
  }

  static boolean isReading(Node node) {
    return RUBY.contains(name(node));
  }

  static boolean isBlock(Node node) {
    return BLOCKS.contains(name(node));
  }

  /// True for an element without a box whose content has some: `display: contents`.
  static boolean hasShownText(Node node) {
    return node.isText() ? node.isShown() : node.children().stream().anyMatch(Nodes::hasShownText);
  }

  static boolean isInitial(Node node) {
    var text = shownText(node).strip();
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) <= LONGEST_INITIAL
        && text.codePoints().anyMatch(Character::isLetter)
        && text.codePoints().noneMatch(Character::isDigit);
  }

  static String shownText(Node node) {
    if (node.isText()) {
      return node.isShown() ? node.value() : "";
    }
    if (node.pseudo() || isReading(node)) {
      return "";
    }
    var text = new StringBuilder();
    node.children().forEach(child -> text.append(shownText(child)));
    return text.toString();
  }

  static boolean isNote(Node node) {
    var roles = node.attribute("epub:type") + " " + node.attribute("role");
    return List.of(roles.strip().split("\\s+", -1)).stream().anyMatch(NOTES::contains);
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" ", -1));
  }
}
