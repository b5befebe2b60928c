package org.intelligentreader.book.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.text.Footnote.Place;

/// Joins note references with notes when the whole book has been read: by the EPUB vocabulary, and
/// plain links whose target links back to where they stand. A note ends where its element ends; one
/// that starts with a mere paragraph goes on to the next note.
final class FootnoteLinker {
  private static final int LONGEST_PLAIN_REFERENCE = 8;

  /// A `div` with more holds all notes of a chapter.
  private static final int LONGEST_NOTE = 10_000;

  /// A link, and the block it stands in.
  private record Link(Place from, Place home, String target, boolean declared) {}

  /// A note's paragraphs without an element around them, and the block that ends them, unless the
  /// chapter does.
  private record Run(Place whole, Optional<Place> next) {}

  private final List<Link> links = new ArrayList<>();
  private final Map<ChapterId, Integer> order = new HashMap<>();
  private final Map<String, Place> blocks = new HashMap<>();
  private final Map<String, Place> elements = new HashMap<>();
  private final Map<Place, Run> runs = new HashMap<>();

  void add(Chapter chapter) {
    var id = chapter.heading().id();
    order.put(id, order.size());
    var spans =
        chapter.structure().blocks().stream().map(Block::span).filter(s -> s.length() > 0).toList();
    for (var mark : chapter.structure().marks()) {
      Interruption.check();
      if (mark.target().isPresent()) {
        home(spans, mark.span()).ifPresent(home -> add(mark, mark.target().get(), id, home));
      }
    }
    for (var anchor : chapter.structure().anchors()) {
      block(spans, anchor.at())
          .ifPresent(span -> blocks.putIfAbsent(anchor.key(), new Place(id, span)));
    }
    for (var end : chapter.structure().noteEnds()) {
      var first = blocks.get(end.key());
      if (first != null && first.chapter().equals(id) && first.span().end() <= end.at()) {
        elements.putIfAbsent(end.key(), new Place(id, new Span(first.span().start(), end.at())));
      }
    }
    addRuns(chapter, id, spans);
  }

  /// From each block with an anchor to the next, as long as only running text lies between them.
  private void addRuns(Chapter chapter, ChapterId id, List<Span> spans) {
    var anchored = new HashSet<Span>();
    chapter
        .structure()
        .anchors()
        .forEach(anchor -> block(spans, anchor.at()).ifPresent(anchored::add));
    var next = Optional.<Place>empty();
    var end = -1;
    for (var block : chapter.structure().blocks().reversed()) {
      var isText = block.span().length() > 0 && block.kind() != Block.Kind.HEADING;
      end = isText ? Math.max(end, block.span().end()) : -1;
      if (anchored.contains(block.span())) {
        var first = new Place(id, block.span());
        if (end > block.span().end()) {
          runs.put(first, new Run(new Place(id, new Span(block.span().start(), end)), next));
        }
        next = Optional.of(first);
        end = -1;
      } else if (!isText) {
        next = Optional.of(new Place(id, block.span()));
      }
    }
  }

  List<Footnote> footnotes() {
    var backs = backs();
    var references =
        links.stream().filter(link -> link.declared() || isPlainReference(link, backs)).toList();
    var referred = new HashMap<Place, Place>();
    for (var link : references) {
      Interruption.check();
      note(link).ifPresent(note -> referred.putIfAbsent(note, link.from()));
    }
    return references.stream()
        .flatMap(link ->
            note(link).map(note -> new Footnote(link.from(), whole(link, note, referred))).stream())
        .filter(footnote -> !footnote.note().equals(footnote.reference()))
        .toList();
  }

  private void add(Mark mark, String target, ChapterId id, Span home) {
    var declared = mark.kind() == Mark.Kind.NOTE_REFERENCE;
    var link = new Link(new Place(id, mark.span()), new Place(id, home), target, declared);
    links.add(link);
  }

  /// All paragraphs of the note that starts with the block `first`.
  private Place whole(Link link, Place first, Map<Place, Place> referred) {
    var place =
        Optional.ofNullable(elements.get(link.target()))
            .or(() ->
                Optional.ofNullable(runs.get(first))
                    .filter(run -> endsWithNote(run, link, first, referred))
                    .map(Run::whole))
            .orElse(first);
    return place.span().length() <= LONGEST_NOTE ? place : first;
  }

  /// True when the notes stand together, so that what follows one is its own text: the reference to
  /// the next note, too, comes before this one. Behind the last of a chapter of notes nothing else
  /// comes.
  private boolean endsWithNote(Run run, Link link, Place first, Map<Place, Place> referred) {
    return run.next()
        .map(next ->
            Optional.ofNullable(referred.get(next))
                .filter(from -> isBefore(from, first))
                .isPresent())
        .orElse(!link.from().chapter().equals(first.chapter()));
  }

  private Optional<Place> note(Link link) {
    return Optional.ofNullable(blocks.get(link.target()));
  }

  /// A short link whose note comes later and starts with a link back into the block of the
  /// reference.
  private boolean isPlainReference(Link link, Map<Place, Set<Place>> backs) {
    var note = note(link);
    return link.from().span().length() <= LONGEST_PLAIN_REFERENCE
        && note.isPresent()
        && isBefore(link.home(), note.get())
        && backs.getOrDefault(note.get(), Set.of()).contains(link.home());
  }

  /// For each block that starts with links, the blocks that they lead to.
  private Map<Place, Set<Place>> backs() {
    var backs = new HashMap<Place, Set<Place>>();
    for (var link : links) {
      Interruption.check();
      if (link.from().span().start() - link.home().span().start() <= LONGEST_PLAIN_REFERENCE) {
        note(link)
            .ifPresent(to -> backs.computeIfAbsent(link.home(), _ -> new HashSet<>()).add(to));
      }
    }
    return backs;
  }

  private boolean isBefore(Place one, Place other) {
    return one.chapter().equals(other.chapter())
        ? one.span().start() < other.span().start()
        : position(one) < position(other);
  }

  private int position(Place place) {
    return order.getOrDefault(place.chapter(), 0);
  }

  /// The block of a link; one without text may stand at the very end.
  private static Optional<Span> home(List<Span> spans, Span link) {
    return block(spans, link.start()).or(() -> block(spans, link.start() - 1));
  }

  /// The span that holds `at`, among ascending ones.
  private static Optional<Span> block(List<Span> spans, int at) {
    var low = 0;
    var high = spans.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (spans.get(middle).end() <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < spans.size() && spans.get(low).start() <= at
        ? Optional.of(spans.get(low))
        : Optional.empty();
  }
}
