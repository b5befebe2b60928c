package org.intelligentreader.book.source.epub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.epub.publication.TableOfContents;
import org.intelligentreader.book.source.epub.publication.TocEntry;
import org.intelligentreader.book.source.html.read.ChapterStart;
import org.intelligentreader.book.source.markup.Labels;

/// Which chapters the table of contents starts in which file. Two entries for one place make one
/// chapter with the first title that says something; reading order is the spine's, whatever the
/// order of the entries.
final class TocPlan {
  private static final int POOR = 2;
  private static final int MANY = 3;

  private final Warnings warnings;
  private final Map<String, List<ChapterStart>> starts = new LinkedHashMap<>();
  private final Set<ChapterId> ids = new HashSet<>();
  private final Map<String, ChapterId> byPlace = new HashMap<>();
  private final Map<String, String> titles = new HashMap<>();
  private final Map<String, Integer> shared = new HashMap<>();

  TocPlan(TableOfContents toc, Warnings warnings) {
    this.warnings = warnings;
    namePlaces(toc.entries());
    toc.entries().forEach(entry -> add(entry, 1, Optional.empty()));
  }

  /// The chapters that start in the file, in the order of the table of contents.
  List<ChapterStart> startsIn(String path) {
    return starts.getOrDefault(path, List.of());
  }

  /// The ids that entries name, without their files.
  Set<String> fragments() {
    var fragments = new HashSet<String>();
    starts.values().forEach(list -> list.forEach(start -> fragments.add(start.fragment())));
    fragments.remove("");
    return fragments;
  }

  /// Lets a chapter of one file start in another, where its id is.
  void move(ChapterStart start, String from, String to) {
    warnings.add(
        Code.TOC_FRAGMENT_MISSING, from + "#" + start.fragment(), "the chapter starts in " + to);
    starts.put(from, startsIn(from).stream().filter(one -> !one.equals(start)).toList());
    var there = new ArrayList<>(startsIn(to));
    there.add(start);
    starts.put(to, there);
  }

  int size() {
    return ids.size();
  }

  /// True when no entry leads anywhere.
  boolean isEmpty() {
    return byPlace.isEmpty();
  }

  /// True for a list that names so few places that the headings of the text know more.
  boolean isPoor() {
    return !byPlace.isEmpty() && byPlace.size() <= POOR;
  }

  /// True for a title that many entries share, and that so tells none from the others.
  boolean isRepeated(String title) {
    return shared.getOrDefault(title, 0) >= MANY;
  }

  Set<String> files() {
    return starts.keySet();
  }

  /// A heading for text that no entry names.
  ChapterHeading unlisted(String path, String title, int level) {
    return new ChapterHeading(unique(ChapterId.ofSpineItem(path)), title, level, Optional.empty());
  }

  private void namePlaces(List<TocEntry> entries) {
    for (var entry : entries) {
      if (!Labels.isPlaceholder(entry.title())) {
        entry
            .target()
            .filter(target -> titles.putIfAbsent(target.place(), entry.title()) == null)
            .ifPresent(_ -> shared.merge(entry.title(), 1, Integer::sum));
      }
      namePlaces(entry.children());
    }
  }

  private void add(TocEntry entry, int level, Optional<ChapterId> parent) {
    var id = entry.target().map(target -> start(entry, target, level, parent)).or(() -> parent);
    entry.children().forEach(child -> add(child, level + 1, id));
  }

  private ChapterId start(
      TocEntry entry, TocEntry.Target target, int level, Optional<ChapterId> parent) {
    var place = target.place();
    var known = byPlace.get(place);
    if (known != null) {
      warnings.add(
          Code.TOC_TARGET_SHARED,
          place,
          "'" + entry.title() + "' is the same chapter as an earlier entry");
      return known;
    }
    var id = unique(ChapterId.ofTocEntry(target.path(), target.written()));
    byPlace.put(place, id);
    var heading = new ChapterHeading(id, titles.getOrDefault(place, ""), level, parent);
    starts
        .computeIfAbsent(target.path(), key -> new ArrayList<>())
        .add(new ChapterStart(target.fragment(), place, heading));
    return id;
  }

  private ChapterId unique(ChapterId id) {
    var candidate = id;
    for (var n = 2; !ids.add(candidate); n++) {
      candidate = id.clash(n);
    }
    return candidate;
  }
}
