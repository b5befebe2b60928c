package org.intelligentreader.book.language;

/// Something a tokenizer could not do as it was asked to; it goes into the book's report. `where`
/// names the place for people, `done` says what was done about it.
public record Remark(Kind kind, String where, String done) {
  /// What kind of thing.
  public enum Kind {
    /// The overrides of a book could not be used at all.
    OVERRIDES_UNREADABLE,
    /// One of them makes no sense.
    OVERRIDE_IGNORED,
    /// One of them found no place in the book.
    OVERRIDE_UNMATCHED,
    /// Words of a chapter were divided as on a printed page.
    WORDS_DIVIDED
  }
}
