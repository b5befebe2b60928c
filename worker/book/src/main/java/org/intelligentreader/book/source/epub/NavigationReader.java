package org.intelligentreader.book.source.epub;

import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.book.model.Navigation;
import org.intelligentreader.book.source.epub.publication.TableOfContents;
import org.intelligentreader.book.source.epub.publication.TocEntry;

/// Turns the lists of a book into [Navigation].
final class NavigationReader {
  private final List<Navigation.Entry> entries = new ArrayList<>();

  private NavigationReader() {}

  /// `printedPages` are those found in the texts, for a book without a list of pages.
  static Navigation read(TableOfContents toc, List<Navigation.Page> printedPages) {
    var reader = new NavigationReader();
    toc.entries().forEach(entry -> reader.add(entry, 1));
    var listed =
        toc.lists().pages().stream()
            .map(p -> new Navigation.Page(p.label(), p.target().place()))
            .toList();
    return new Navigation(
        reader.entries,
        toc.lists().landmarks().stream()
            .map(l -> new Navigation.Landmark(l.type(), l.title(), l.target().place()))
            .toList(),
        listed.isEmpty() ? printedPages : listed);
  }

  private void add(TocEntry entry, int level) {
    entries.add(
        new Navigation.Entry(entry.title(), level, entry.target().map(TocEntry.Target::place)));
    entry.children().forEach(child -> add(child, level + 1));
  }
}
