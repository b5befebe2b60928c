package org.intelligentreader.book.text;

import java.util.Set;
import org.intelligentreader.book.text.style.DocumentStyle;
import org.jsoup.nodes.Element;

/// What of a document is seen. Notes count as seen even where the book hides them, since it shows
/// them when their reference is touched; line breaks always count, or words would grow together.
///
/// `aria-hidden` hides nothing from the eye.
record Visibility(DocumentStyle style, OpenNotes notes) {
  private static final Set<String> ALWAYS = Set.of("br", "wbr", "body");

  Visibility(DocumentStyle style) {
    this(style, new OpenNotes());
  }

  boolean hides(Element element) {
    if (ElementKind.isInvisible(element)) {
      return true;
    }
    var hidden = element.hasAttr("hidden") || style.hides(element);
    return notes.closes(element)
        || (hidden
            && !ALWAYS.contains(ElementKind.name(element))
            && !InlineMarks.isNote(element)
            && !notes.shows(element));
  }
}
