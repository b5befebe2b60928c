package org.intelligentreader.book.source.html.element;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// What a formula shows. Source: MathML Core.
public final class Formula {
  private static final Pattern TEX = Pattern.compile("[\\\\{}^_]");

  private Formula() {}

  /// Letters and signs in their order; a fraction as its two parts with a slash.
  public static String signs(Node node) {
    return switch (node) {
      case TextNode text -> text.text().strip();
      case Element element when ElementKind.isInvisible(element) -> "";
      case Element element ->
          element.childNodes().stream()
              .map(Formula::signs)
              .filter(signs -> !signs.isEmpty())
              .collect(Collectors.joining(ElementKind.name(element).equals("mfrac") ? "/" : ""));
      default -> "";
    };
  }

  /// The description that the book gives, if it is in words.
  public static String words(Element math) {
    var words = math.attr("alttext").strip();
    return TEX.matcher(words).find() ? "" : words;
  }
}
