package org.intelligentreader.book.source.markup;

import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The text of a label without its ruby; pictures count by their `alt`. A heading may be as long as
/// a book, so nothing is copied.
final class LabelText implements NodeFilter {
  private static final Set<String> RUBY_TEXT = Set.of("rt", "rp", "rtc");

  private static final Pattern NUMBER = Pattern.compile("\\W?(?:\\d{1,3}|[*†‡§※＊]{1,3})\\W?");

  private final StringBuilder text = new StringBuilder();

  private LabelText() {}

  /// White space as it is written.
  static String of(Element label) {
    var collected = new LabelText();
    label.childNodes().forEach(child -> child.filter(collected));
    return collected.text.toString();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    Interruption.check();
    return switch (node) {
      case TextNode one -> {
        text.append(one.getWholeText());
        yield FilterResult.CONTINUE;
      }
      case Element element -> element(element);
      default -> FilterResult.CONTINUE;
    };
  }

  /// The number of a note, which is a link, in a heading.
  private static boolean isNoteMark(Element element, String name) {
    return switch (name) {
      case "a" ->
          element.hasAttr("href")
              && (element.attr("epub:type").contains("noteref")
                  || element.attr("role").equals("doc-noteref")
                  || (isNumber(element) && Markup.first(element, "sup").isPresent()));
      case "sup" -> isNumber(element) && Markup.first(element, "a").isPresent();
      default -> false;
    };
  }

  private static boolean isNumber(Element element) {
    return NUMBER.matcher(element.text().strip()).matches();
  }

  private FilterResult element(Element element) {
    var name = Markup.name(element);
    if (RUBY_TEXT.contains(name) || isNoteMark(element, name)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (name.equals("img") && element.hasAttr("alt")) {
      text.append(element.attr("alt"));
      return FilterResult.SKIP_ENTIRELY;
    }
    if (name.equals("br")) {
      text.append('\n');
    }
    return FilterResult.CONTINUE;
  }
}
