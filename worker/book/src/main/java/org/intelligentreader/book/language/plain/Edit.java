package org.intelligentreader.book.language.plain;

import org.intelligentreader.book.model.Span;

/// `text` in the place of what stands at `span`; empty text leaves it out, an empty span adds.
record Edit(Span span, String text) {
  static Edit cut(Span span) {
    return new Edit(span, "");
  }

  /// True where nothing visible is left of what stands there.
  boolean isCut() {
    return span.length() > 0 && text.isBlank();
  }
}
