package org.intelligentreader.book.epub;

import java.util.List;

/// The table of contents and where it came from.
public record TableOfContents(Kind kind, List<TocEntry> entries) {
  /// Navigation document, NCX, or nothing but the spine.
  public enum Kind {
    NAV,
    NCX,
    SPINE
  }

  public TableOfContents {
    entries = List.copyOf(entries);
  }
}
