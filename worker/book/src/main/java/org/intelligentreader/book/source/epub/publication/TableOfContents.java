package org.intelligentreader.book.source.epub.publication;

import java.util.List;

/// The table of contents, where it came from, and the lists that some books have beside it.
public record TableOfContents(Kind kind, List<TocEntry> entries, Lists lists) {
  /// Navigation document, NCX, or nothing but the spine.
  public enum Kind {
    NAV,
    NCX,
    SPINE
  }

  /// Landmarks (or the guide of EPUB 2) and the pages of a printed edition.
  public record Lists(List<Landmark> landmarks, List<Page> pages) {
    public Lists {
      landmarks = List.copyOf(landmarks);
      pages = List.copyOf(pages);
    }
  }

  /// A place that the book names by its role; `type` is `epub:type` or the type in the guide.
  public record Landmark(String type, String title, TocEntry.Target target) {}

  /// Where a page of the printed edition starts.
  public record Page(String label, TocEntry.Target target) {}

  public TableOfContents {
    entries = List.copyOf(entries);
  }
}
