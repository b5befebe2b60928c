package org.intelligentreader.book.source.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.source.epub.publication.TableOfContents;
import org.intelligentreader.book.source.epub.publication.TableOfContents.Kind;
import org.intelligentreader.book.source.epub.publication.TableOfContents.Lists;
import org.intelligentreader.book.source.epub.publication.TocEntry;

/// The headings of a book in their order, which become its table of contents.
final class Contents {
  private record Line(int level, String title, TocEntry.Target target) {}

  private final List<Line> lines = new ArrayList<>();

  void add(int level, String title, String path, String fragment) {
    lines.add(new Line(level, title, new TocEntry.Target(path, fragment, fragment)));
  }

  TableOfContents table() {
    return new TableOfContents(
        lines.isEmpty() ? Kind.SPINE : Kind.NAV,
        entries(0, lines.size()),
        new Lists(List.of(), List.of()));
  }

  /// A line of a lower rank belongs to the nearest one of a higher rank before it.
  private List<TocEntry> entries(int from, int to) {
    var entries = new ArrayList<TocEntry>();
    for (var i = from; i < to; ) {
      var end = i + 1;
      while (end < to && lines.get(end).level() > lines.get(i).level()) {
        end++;
      }
      var line = lines.get(i);
      entries.add(new TocEntry(line.title(), Optional.of(line.target()), entries(i + 1, end)));
      i = end;
    }
    return entries;
  }
}
