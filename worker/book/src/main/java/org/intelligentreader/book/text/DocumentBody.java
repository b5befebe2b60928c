package org.intelligentreader.book.text;

import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Where the text of a content document is, and what the document calls itself.
final class DocumentBody {
  private static final Set<String> RUBY_TEXT = Set.of("rt", "rp", "rtc");

  private DocumentBody() {}

  /// The `body` of XHTML, else the root element (SVG).
  static Element of(Document document) {
    return named(document, "body")
        .orElseGet(() -> document.childrenSize() == 0 ? document : document.child(0));
  }

  /// The first heading, else the `title`, else nothing.
  static String title(Document document) {
    return of(document).stream()
        .filter(element -> ElementKind.headingLevel(element) > 0)
        .map(DocumentBody::label)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .or(() -> named(document, "title").map(DocumentBody::label))
        .orElse("");
  }

  private static Optional<Element> named(Document document, String name) {
    return document.stream().filter(element -> ElementKind.name(element).equals(name)).findFirst();
  }

  private static String label(Element element) {
    var copy = element.clone();
    copy.stream()
        .filter(e -> RUBY_TEXT.contains(ElementKind.name(e)))
        .toList()
        .forEach(Element::remove);
    return JsTrim.trim(copy.wholeText().replaceAll("\\s+", " "));
  }
}
