package org.intelligentreader.book.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.intelligentreader.book.text.Footnote.Place;

/// Joins note references with notes when the whole book has been read: by the EPUB vocabulary, and
/// plain links whose target links back to where they stand.
final class FootnoteLinker {
  private static final int LONGEST_PLAIN_REFERENCE = 8;

  /// A link, and the block it stands in.
  private record Link(Place from, Place home, String target, boolean declared) {}

  private final List<Link> links = new ArrayList<>();
  private final Map<Place, List<Link>> byHome = new HashMap<>();
  private final Map<ChapterId, Integer> order = new HashMap<>();
  private final Map<String, Place> blocks = new HashMap<>();

  void add(Chapter chapter) {
    var id = chapter.heading().id();
    order.put(id, order.size());
    var spans = new TreeMap<Integer, Span>();
    for (var block : chapter.structure().blocks()) {
      if (block.span().length() > 0) {
        spans.put(block.span().start(), block.span());
      }
    }
    for (var mark : chapter.structure().marks()) {
      if (mark.target().isPresent()) {
        block(spans, mark.span().start())
            .ifPresent(home -> add(mark, mark.target().get(), id, home));
      }
    }
    for (var anchor : chapter.structure().anchors()) {
      block(spans, anchor.at())
          .ifPresent(span -> blocks.putIfAbsent(anchor.key(), new Place(id, span)));
    }
  }

  List<Footnote> footnotes() {
    return links.stream()
        .filter(link -> link.declared() || isPlainReference(link))
        .flatMap(link -> note(link).map(note -> new Footnote(link.from(), note)).stream())
        .filter(footnote -> !footnote.note().equals(footnote.reference()))
        .toList();
  }

  private void add(Mark mark, String target, ChapterId id, Span home) {
    var declared = mark.kind() == Mark.Kind.NOTE_REFERENCE;
    var link = new Link(new Place(id, mark.span()), new Place(id, home), target, declared);
    links.add(link);
    byHome.computeIfAbsent(link.home(), key -> new ArrayList<>()).add(link);
  }

  private Optional<Place> note(Link link) {
    return Optional.ofNullable(blocks.get(link.target()));
  }

  /// A short link whose note comes later and starts with a link back into the block of the
  /// reference.
  private boolean isPlainReference(Link link) {
    var note = note(link);
    return link.from().span().length() <= LONGEST_PLAIN_REFERENCE
        && note.isPresent()
        && isBefore(link.home(), note.get())
        && byHome.getOrDefault(note.get(), List.of()).stream()
            .filter(back ->
                back.from().span().start() - note.get().span().start() <= LONGEST_PLAIN_REFERENCE)
            .flatMap(back -> note(back).stream())
            .anyMatch(link.home()::equals);
  }

  private boolean isBefore(Place one, Place other) {
    return one.chapter().equals(other.chapter())
        ? one.span().start() < other.span().start()
        : position(one) < position(other);
  }

  private int position(Place place) {
    return order.getOrDefault(place.chapter(), 0);
  }

  private static Optional<Span> block(NavigableMap<Integer, Span> spans, int at) {
    return Optional.ofNullable(spans.floorEntry(at))
        .map(Map.Entry::getValue)
        .filter(span -> at < span.end());
  }
}
