package org.intelligentreader.book.source.html.note;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.epub.container.Href;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.html.element.InlineMarks;
import org.intelligentreader.book.source.html.element.NoteLabel;
import org.intelligentreader.book.source.html.element.OpenNotes;
import org.intelligentreader.book.source.html.element.Visibility;
import org.intelligentreader.book.source.html.read.BookContext;
import org.intelligentreader.book.source.html.read.Boundaries;
import org.jsoup.nodes.Element;

/// Notes that the book hides, and shows when the mark of a note is touched: their text is kept.
/// Knows the marks of the files read so far.
public final class HiddenNotes {
  private final BookContext book;
  private final Set<String> targets = new HashSet<>();

  public HiddenNotes(BookContext book) {
    this.book = book;
  }

  /// The same visibility, with the notes open that a mark leads to.
  public Visibility opened(String path, Element body, Visibility visibility) {
    addMarks(path, body);
    if (targets.isEmpty()) {
      return visibility;
    }
    var open = new OpenNotes();
    Boundaries.ids(body)
        .forEach((id, element) -> {
          Interruption.check();
          if (targets.contains(path + "#" + id)) {
            outermostHidden(element, body, visibility)
                .ifPresent(hidden -> open.open(element, hidden));
          }
        });
    return new Visibility(visibility.style(), open);
  }

  /// Lists of contents that are not shown stay so.
  private static Optional<Element> outermostHidden(
      Element element, Element body, Visibility visibility) {
    var hidden = Optional.<Element>empty();
    for (var e = element; e != null && !e.equals(body); e = e.parent()) {
      if (ElementKind.isInvisible(e) || ElementKind.name(e).equals("nav")) {
        return Optional.empty();
      }
      if (visibility.hides(e)) {
        hidden = Optional.of(e);
      }
    }
    return hidden;
  }

  private void addMarks(String path, Element body) {
    body.stream()
        .filter(HiddenNotes::isMark)
        .forEach(link -> {
          Interruption.check();
          var href = link.attr("href");
          if (href.startsWith("#")) {
            targets.add(path + href.charAt(0) + Href.decode(href.substring(1)));
          } else {
            book.link(path, href).ifPresent(targets::add);
          }
        });
  }

  private static boolean isMark(Element element) {
    if (!ElementKind.name(element).equals("a") || element.attr("href").indexOf('#') < 0) {
      return false;
    }
    var text = element.text();
    return InlineMarks.isNoteReference(element)
        || NoteLabel.isMark(text)
        || (text.isBlank() && element.stream().anyMatch(e -> ElementKind.name(e).equals("img")));
  }
}
