package org.intelligentreader.book.model;

import java.util.List;
import java.util.Optional;

/// What the book's own lists say, as data: the whole table of contents with entries that only group
/// others and second names of one place, landmarks, and the pages of a printed edition. Targets are
/// [Anchor] keys; when no anchor has that key, the one of its file (`<path>#`) is meant.
public record Navigation(List<Entry> toc, List<Landmark> landmarks, List<Page> pages) {
  public static final Navigation NONE = new Navigation(List.of(), List.of(), List.of());

  /// `level` is 1 for a top entry.
  public record Entry(String title, int level, Optional<String> target) {}

  /// `type` is `epub:type`, or the type in EPUB 2's guide.
  public record Landmark(String type, String title, String target) {}

  /// The label of a page and where it starts.
  public record Page(String label, String target) {}

  public Navigation {
    toc = List.copyOf(toc);
    landmarks = List.copyOf(landmarks);
    pages = List.copyOf(pages);
  }
}
