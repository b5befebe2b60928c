package org.intelligentreader.book.model;

/// A note and the place that refers to it, each in the text of its chapter.
public record Footnote(Place reference, Place note) {
  /// A part of one chapter's text.
  public record Place(ChapterId chapter, Span span) {}
}
