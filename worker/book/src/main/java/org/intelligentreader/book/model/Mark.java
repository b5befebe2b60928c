package org.intelligentreader.book.model;

import java.util.Optional;

/// Inline meaning over a part of the text. `target` is the [Anchor] key of a link inside the book
/// or the URL of one that leaves it; present for links and note references only.
public record Mark(Kind kind, Span span, Optional<String> target) {
  /// Kinds that a front end may show.
  public enum Kind {
    EMPHASIS,
    STRONG,
    SUBSCRIPT,
    SUPERSCRIPT,
    CODE,
    LINK,
    NOTE_REFERENCE,
    PAGE_NUMBER
  }
}
