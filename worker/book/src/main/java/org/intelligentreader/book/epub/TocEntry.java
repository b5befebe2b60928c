package org.intelligentreader.book.epub;

import java.util.List;
import java.util.Optional;

/// An entry of the table of contents; without a target when it only groups others.
public record TocEntry(String title, Optional<Target> target, List<TocEntry> children) {
  /// A file of the archive and an id in it, empty for the whole file. `written` is the fragment as
  /// the book spells it.
  public record Target(String path, String fragment, String written) {}

  public TocEntry {
    children = List.copyOf(children);
  }
}
