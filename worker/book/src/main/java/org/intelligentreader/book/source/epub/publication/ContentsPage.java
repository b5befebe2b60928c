package org.intelligentreader.book.source.epub.publication;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.epub.publication.TableOfContents.Landmark;
import org.intelligentreader.book.source.epub.publication.TocEntry.Target;
import org.intelligentreader.book.source.markup.Labels;
import org.intelligentreader.book.source.markup.Markup;
import org.intelligentreader.book.source.markup.MarkupParser;

/// The page of contents that a book has among its pages, for books whose own list says little: a
/// page near the front that is little else than links to several places of the book.
final class ContentsPage {
  private static final int FIRST_FILES = 5;
  private static final int FEWEST_PLACES = 2;
  private static final int LARGEST = 1 << 18;

  /// Links are at least this part of the page's text, heading and page numbers being the rest.
  private static final double LINKED = 0.5;

  /// Numbers and signs of notes, and links to the next page, are no contents.
  private static final Pattern NO_TITLE =
      Pattern.compile(
          "[\\W\\d_]*|next|previous|prev|back|top|次へ|前へ|戻る|下一页|上一页|返回|目录|目次",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private final OcfContainer container;
  private final MarkupParser parser;
  private final TocTargets targets;

  ContentsPage(OcfContainer container, MarkupParser parser, TocTargets targets) {
    this.container = container;
    this.parser = parser;
    this.targets = targets;
  }

  /// What a page names.
  record Found(String path, List<TocEntry> entries) {}

  /// The first page that names more places than `known` does; `known` comes first in its entries.
  Optional<Found> find(PackageDocument book, List<Landmark> landmarks, List<TocEntry> known)
      throws BadBookException {
    var inSpine = new HashSet<String>();
    book.spine().items().forEach(item -> inSpine.add(item.item().path()));
    for (var path : candidates(book, landmarks)) {
      if (inSpine.contains(path) && container.size(path) <= LARGEST) {
        var entries = entries(path, inSpine);
        var places = TocEntry.places(entries);
        places.removeAll(TocEntry.places(known));
        if (places.size() >= FEWEST_PLACES) {
          return Optional.of(new Found(path, joined(known, entries)));
        }
      }
    }
    return Optional.empty();
  }

  private static Iterable<String> candidates(PackageDocument book, List<Landmark> landmarks) {
    var named =
        landmarks.stream()
            .filter(landmark -> landmark.type().equals("toc"))
            .map(landmark -> landmark.target().path());
    var first =
        book.spine().items().stream()
            .map(SpineItem::item)
            .filter(ManifestItem::isXhtml)
            .map(ManifestItem::path)
            .limit(FIRST_FILES);
    return Stream.concat(named, first).toList();
  }

  private List<TocEntry> entries(String path, Set<String> inSpine) throws BadBookException {
    var page = parser.parse(container.read(path), path);
    var body = Markup.first(page, "body").orElse(page);
    var entries = new ArrayList<TocEntry>();
    var linked = 0;
    for (var link : Markup.all(body, "a")) {
      var title = Labels.of(link);
      if (!NO_TITLE.matcher(title).matches()) {
        var target =
            targets.ofLink(link.attr("href"), path).filter(t -> inSpine.contains(t.path()));
        if (target.isPresent()) {
          linked += title.length();
          entries.add(new TocEntry(title, target, List.of()));
        }
      }
    }
    return linked >= LINKED * Markup.text(body).length() ? entries : List.of();
  }

  private static List<TocEntry> joined(List<TocEntry> known, List<TocEntry> more) {
    var places = new LinkedHashSet<>(TocEntry.places(known));
    var joined = new ArrayList<>(known);
    for (var entry : more) {
      if (entry.target().map(Target::place).filter(places::add).isPresent()) {
        joined.add(entry);
      }
    }
    return joined;
  }
}
