package org.intelligentreader.book.model;

/// What the book prints beside `span`.
public record Ruby(Span span, String text, Kind kind) {
  /// Told apart by the text alone; the language room may still refuse a reading.
  public enum Kind {
    /// Kana over the base: how it is read.
    READING,
    /// Dots or marks only (・ ﹅): stress, no reading.
    EMPHASIS,
    /// Anything else: a translation, a foreign word, a remark.
    GLOSS
  }
}
