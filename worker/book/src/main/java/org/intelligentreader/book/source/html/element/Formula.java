package org.intelligentreader.book.source.html.element;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// What a formula shows, in one line: letters and signs in their order, and signs for what only
/// their places say. Source: MathML Core.
public final class Formula {
  private static final Pattern TEX = Pattern.compile("[\\\\{}^_]");

  /// What stays one thing beside a sign: a number, a letter, something in brackets.
  private static final Pattern ONE = Pattern.compile("[\\d.,]+|\\X|\\([^()]*\\)|\\[[^\\[\\]]*]");

  private Formula() {}

  /// Letters and signs in their order: a/b, x^2, a_i, √(n−1), 1, 0; 0, 1.
  public static String signs(Node node) {
    return switch (node) {
      case TextNode text -> text.text().strip();
      case Element element when ElementKind.isInvisible(element) -> "";
      case Element element -> signs(element);
      default -> "";
    };
  }

  private static String signs(Element element) {
    return switch (ElementKind.name(element)) {
      case "mfrac" -> joined(element, "/");
      case "msup" -> joined(element, "^");
      case "msub" -> joined(element, "_");
      case "msubsup" -> joined(element, "_", "^");
      case "munder" -> isAccented(element) ? plain(element, "") : joined(element, "_");
      case "mover" -> isAccented(element) ? plain(element, "") : joined(element, "^");
      case "munderover" -> joined(element, "_", "^");
      case "msqrt" -> underRoot(element);
      case "mroot" -> root(element);
      case "mtable" -> plain(element, "; ");
      case "mtr", "mlabeledtr" -> plain(element, ", ");
      case "mfenced" -> fenced(element);
      default -> plain(element, "");
    };
  }

  private static String plain(Element element, String between) {
    return String.join(between, parts(element));
  }

  private static List<String> parts(Element element) {
    return element.childNodes().stream()
        .map(Formula::signs)
        .filter(signs -> !signs.isEmpty())
        .toList();
  }

  /// The first part, and behind each sign the next one.
  private static String joined(Element element, String... signs) {
    var parts = ones(element);
    if (parts.size() != signs.length + 1) {
      return plain(element, "");
    }
    var line = new StringBuilder(parts.getFirst());
    for (var i = 0; i < signs.length; i++) {
      line.append(signs[i]).append(parts.get(i + 1));
    }
    return line.toString();
  }

  /// The parts, in brackets where they would fall apart without.
  private static List<String> ones(Element element) {
    return element.children().stream()
        .map(part -> part.childrenSize() == 0 ? signs((Node) part) : bracketed(signs((Node) part)))
        .filter(signs -> !signs.isEmpty())
        .toList();
  }

  private static String bracketed(String part) {
    return part.isEmpty() || ONE.matcher(part).matches() ? part : "(" + part + ")";
  }

  private static String underRoot(Element element) {
    var parts = ones(element);
    return "√" + (parts.size() == 1 ? parts.getFirst() : bracketed(plain(element, "")));
  }

  private static String root(Element element) {
    var parts = ones(element);
    return parts.size() == 2 ? parts.get(1) + "√" + parts.getFirst() : plain(element, "");
  }

  /// A line, an arrow or a brace over or under letters belongs to them.
  private static boolean isAccented(Element element) {
    var mark = element.lastElementChild();
    return mark != null && ElementKind.name(mark).equals("mo");
  }

  private static String fenced(Element element) {
    var signs = element.hasAttr("separators") ? element.attr("separators").strip() : ",";
    var separator = signs.isEmpty() ? "" : signs.substring(0, 1);
    var content = parts(element).stream().collect(Collectors.joining(separator));
    return bracket(element, "open", "(") + content + bracket(element, "close", ")");
  }

  private static String bracket(Element element, String name, String usual) {
    return element.hasAttr(name) ? element.attr(name).strip() : usual;
  }

  /// The description that the book gives, if it is in words.
  public static String words(Element math) {
    var words = math.attr("alttext").strip();
    return TEX.matcher(words).find() ? "" : words;
  }
}
