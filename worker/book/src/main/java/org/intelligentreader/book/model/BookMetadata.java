package org.intelligentreader.book.model;

import java.util.List;
import java.util.Optional;

/// What the package document says of the book, after sorting out what it got wrong.
///
/// `language` is a normalised BCP 47 tag that was checked against the script of the text.
public record BookMetadata(
    String title,
    String language,
    List<String> creators,
    Publication publication,
    Layout layout,
    TocKind tocKind) {
  /// Where the table of contents came from; the lower-case name stands in the manifest.
  public enum TocKind {
    NAV,
    NCX,
    SPINE
  }

  /// `identifier` is the unique identifier of the package document.
  public record Publication(Optional<String> publisher, Optional<String> identifier) {}

  /// `pageProgression` is the spine's; `writing` comes from the package document or the book's
  /// style sheets.
  public record Layout(PageProgression pageProgression, WritingMode writing) {}

  /// The spine's `page-progression-direction`.
  public enum PageProgression {
    LTR,
    RTL
  }

  /// Lines beside each other or below each other.
  public enum WritingMode {
    HORIZONTAL,
    VERTICAL
  }

  public BookMetadata {
    creators = List.copyOf(creators);
  }
}
