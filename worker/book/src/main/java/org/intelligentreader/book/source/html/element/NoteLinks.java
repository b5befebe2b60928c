package org.intelligentreader.book.source.html.element;

import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.source.markup.Labels;
import org.jsoup.nodes.Element;

/// Entries of a list of contents that lead to notes and back: converters collect every link of a
/// book when it has no list.
public final class NoteLinks {
  private static final Pattern RETURN = Pattern.compile("[↩↑⏎⤴⬆←^\\uFE0E\\uFE0F\\s]+");
  private static final Pattern NUMBER =
      Pattern.compile("[\\[(（［〔]?\\s*(\\d{1,4}|[*†‡§¶※＊]{1,4})\\s*[\\])）］〕]?");

  private NoteLinks() {}

  /// True for an entry called by a sign of return, or by a number that stands as a link in running
  /// text at its target.
  public static boolean isNoteLink(String title, Element target) {
    if (!title.isEmpty() && RETURN.matcher(title).matches()) {
      return true;
    }
    return NUMBER.matcher(title).matches() && !isHeading(target) && isMark(title, target);
  }

  private static boolean isHeading(Element element) {
    return element.stream().anyMatch(e -> ElementKind.headingLevel(e) > 0)
        || element.parents().stream().anyMatch(e -> ElementKind.headingLevel(e) > 0);
  }

  private static boolean isMark(String title, Element target) {
    var link =
        target.stream()
            .filter(e -> ElementKind.name(e).equals("a") && e.hasAttr("href"))
            .findFirst()
            .filter(e -> Labels.of(e).equals(title));
    return link.flatMap(NoteLinks::block)
        .filter(block -> Labels.of(block).length() > title.length())
        .isPresent();
  }

  private static Optional<Element> block(Element link) {
    return link.parents().stream().filter(ElementKind::isBlock).findFirst();
  }
}
