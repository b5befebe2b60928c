package org.intelligentreader.book.source.epub.publication;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An entry of the table of contents; without a target when it only groups others.
public record TocEntry(String title, Optional<Target> target, List<TocEntry> children) {
  /// A file of the archive and an id in it, empty for the whole file. `written` is the fragment as
  /// the book spells it.
  public record Target(String path, String fragment, String written) {
    /// File and id in one, as links of the bundle name a place.
    public String place() {
      return path + "#" + fragment;
    }
  }

  public TocEntry {
    children = List.copyOf(children);
  }

  /// The places that entries and their children lead to, each once.
  public static Set<String> places(List<TocEntry> entries) {
    var places = new LinkedHashSet<String>();
    for (var entry : entries) {
      entry.target().map(Target::place).ifPresent(places::add);
      places.addAll(places(entry.children()));
    }
    return places;
  }
}
