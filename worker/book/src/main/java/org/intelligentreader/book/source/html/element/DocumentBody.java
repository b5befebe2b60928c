package org.intelligentreader.book.source.html.element;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.book.source.markup.Labels;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Where the text of a content document is, and what the document calls itself.
public final class DocumentBody {
  /// What only programs that read aloud are to find; browsers show it as a point.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "(?i)(?:^|.*\\s)(sr-?only|visually-?hidden|screen-?reader(-?text|-?only)?|offscreen"
              + "|a11y-hidden)(?:\\s.*|$)");

  /// Paragraphs that a book without headings calls so.
  private static final Pattern HEADING =
      Pattern.compile(
          "(?i)(?:^|.*\\s)(?:(?:chapter|chap|part|section)[-_ ]?(?:title|head(?:ing)?|name|number)"
              + "|heading[-_]?\\d?|mso-?heading\\d?|title)(?:\\s.*|$)");

  private static final int LONGEST_HEADING = 80;

  private DocumentBody() {}

  /// The `body` of XHTML, else the root element (SVG).
  public static Element of(Document document) {
    return named(document, "body")
        .orElseGet(() -> document.childrenSize() == 0 ? document : document.child(0));
  }

  /// The first heading with words that is seen.
  public static Optional<String> heading(Document document, Visibility visibility) {
    return headings(document, visibility).findFirst();
  }

  /// The words of the headings that are seen.
  public static Stream<String> headings(Document document, Visibility visibility) {
    return headings(of(document), visibility).stream()
        .map(Labels::of)
        .filter(text -> !text.isEmpty());
  }

  /// The headings of the highest rank among those that are seen and have words; a single one above
  /// several others is the title of all.
  public static List<Element> topHeadings(Element body, Visibility visibility) {
    var named = headings(body, visibility).stream().filter(h -> !Labels.of(h).isEmpty()).toList();
    if (named.isEmpty()) {
      return calledHeadings(body, visibility);
    }
    var top = named.stream().mapToInt(ElementKind::headingLevel).min().orElse(0);
    var highest = named.stream().filter(h -> ElementKind.headingLevel(h) == top).toList();
    if (highest.size() != 1 || !named.getFirst().equals(highest.getFirst())) {
      return highest;
    }
    var next = named.stream().skip(1).mapToInt(ElementKind::headingLevel).min().orElse(top);
    return next == top
        ? highest
        : named.stream().filter(h -> ElementKind.headingLevel(h) == next).toList();
  }

  private static List<Element> calledHeadings(Element body, Visibility visibility) {
    return body.stream()
        .filter(e -> e.hasAttr("class") && HEADING.matcher(e.className()).matches())
        .filter(
            e -> ElementKind.isBlock(e) && e.children().stream().noneMatch(ElementKind::isBlock))
        .filter(e -> isSeen(e, body, visibility))
        .filter(e -> !Labels.of(e).isEmpty() && Labels.of(e).length() <= LONGEST_HEADING)
        .toList();
  }

  private static List<Element> headings(Element element, Visibility visibility) {
    return element.stream()
        .filter(e -> ElementKind.headingLevel(e) > 0)
        .filter(e -> isSeen(e, element, visibility))
        .toList();
  }

  private static boolean isSeen(Element element, Element root, Visibility visibility) {
    for (var e = element; e != null && !e.equals(root); e = e.parent()) {
      if (visibility.hides(e) || UNSEEN.matcher(e.className()).matches()) {
        return false;
      }
    }
    return true;
  }

  /// The language that the page says it is in.
  public static Optional<String> language(Document document) {
    return Stream.of("html", "body")
        .flatMap(name -> named(document, name).stream())
        .flatMap(element -> Stream.of(element.attr("xml:lang"), element.attr("lang")))
        .filter(tag -> !tag.isBlank())
        .findFirst();
  }

  /// What the file calls itself.
  public static Optional<String> ownName(Document document) {
    return named(document, "title").map(Labels::of).filter(text -> !text.isEmpty());
  }

  private static Optional<Element> named(Document document, String name) {
    return document.stream().filter(element -> ElementKind.name(element).equals(name)).findFirst();
  }
}
