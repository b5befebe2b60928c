package org.intelligentreader.book.source.html.note;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Anchor;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Footnote.Place;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.source.html.element.NoteLabel;

/// What of the chapters read so far may belong to notes: links, the places they lead to, and how
/// those places begin and end. Chapters themselves are not kept.
final class NoteIndex {
  private static final int HEAD = 60;

  /// The start of a block or line; `whole` when there is no more of it.
  record Head(String text, Block.Kind kind, boolean whole) {
    boolean isLabel() {
      return whole && NoteLabel.isAlone(text);
    }
  }

  /// A note's paragraphs without an element around them, and the block that ends them, unless the
  /// chapter does.
  record Run(Place whole, Optional<Place> next) {}

  private record End(ChapterId chapter, int at) {}

  private final Map<ChapterId, Integer> order = new HashMap<>();
  private final Map<ChapterId, List<NoteLink>> links = new HashMap<>();
  private final List<NoteLink> all = new ArrayList<>();
  private final Map<String, Place> blocks = new HashMap<>();
  private final Map<String, Place> lines = new HashMap<>();
  private final Map<String, Integer> anchors = new HashMap<>();
  private final Map<Place, Head> heads = new HashMap<>();
  private final Map<Place, Place> following = new HashMap<>();
  private final Map<String, Place> elements = new HashMap<>();
  private final Map<Place, Run> runs = new HashMap<>();
  private final Map<End, Integer> signs = new HashMap<>();

  void add(Chapter chapter) {
    var id = chapter.heading().id();
    order.put(id, order.size());
    var text = new NoteText(chapter);
    var found = text.links();
    links.put(id, found);
    all.addAll(found);
    for (var anchor : chapter.structure().anchors()) {
      Interruption.check();
      text.block(anchor.at()).ifPresent(block -> addPlace(text, anchor, block));
    }
    for (var end : chapter.structure().noteEnds()) {
      var first = blocks.get(end.key());
      if (first != null && first.chapter().equals(id) && first.span().end() <= end.at()) {
        elements.putIfAbsent(end.key(), new Place(id, new Span(first.span().start(), end.at())));
      }
    }
    text.signs().forEach((at, start) -> signs.put(new End(id, at), start));
    addRuns(chapter, text);
  }

  private void addPlace(NoteText text, Anchor anchor, Block block) {
    var place = text.place(block.span());
    blocks.putIfAbsent(anchor.key(), place);
    anchors.putIfAbsent(anchor.key(), anchor.at());
    var line = text.place(text.line(anchor, block));
    lines.putIfAbsent(anchor.key(), line);
    heads.computeIfAbsent(line, one -> text.head(one.span(), block.kind(), HEAD));
    text.next(block).ifPresent(next -> following.put(place, text.place(next.span())));
  }

  /// From each block with an anchor to the next, as long as only running text lies between them,
  /// and no paragraph has the next number at its start.
  private void addRuns(Chapter chapter, NoteText text) {
    var anchored = new HashSet<Span>();
    chapter
        .structure()
        .anchors()
        .forEach(anchor -> text.block(anchor.at()).map(Block::span).ifPresent(anchored::add));
    var first = Optional.<Block>empty();
    var end = 0;
    for (var block : chapter.structure().blocks()) {
      var isText = block.span().length() > 0 && block.kind() != Block.Kind.HEADING;
      var ends = !isText || anchored.contains(block.span());
      if (first.isPresent() && (ends || follows(text, first.get(), block))) {
        addRun(text, first.get().span(), end, Optional.of(text.place(block.span())));
        first = Optional.empty();
      }
      if (anchored.contains(block.span())) {
        first = Optional.of(block);
      }
      end = block.span().end();
    }
    if (first.isPresent()) {
      addRun(text, first.get().span(), end, Optional.empty());
    }
  }

  private void addRun(NoteText text, Span first, int end, Optional<Place> next) {
    if (end > first.end()) {
      runs.put(text.place(first), new Run(text.place(new Span(first.start(), end)), next));
    }
  }

  private static boolean follows(NoteText text, Block one, Block next) {
    var number = NoteLabel.leadingNumber(text.head(one.span(), one.kind(), HEAD).text());
    return number.isPresent()
        && NoteLabel.leadingNumber(text.head(next.span(), next.kind(), HEAD).text()).stream()
            .anyMatch(n -> n == number.getAsInt() + 1);
  }

  List<NoteLink> links() {
    return all;
  }

  /// The links of `place`, at most `most` of them.
  List<NoteLink> linksIn(Place place, int most) {
    var list = links.getOrDefault(place.chapter(), List.of());
    var low = 0;
    var high = list.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (list.get(middle).from().span().start() < place.span().start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    var end = low;
    while (end < list.size()
        && end - low < most
        && list.get(end).from().span().end() <= place.span().end()) {
      end++;
    }
    return list.subList(low, end);
  }

  /// The block that a link leads to.
  Optional<Place> block(String target) {
    return Optional.ofNullable(blocks.get(target));
  }

  /// True for a link into the block of `link`.
  boolean leadsTo(NoteLink back, NoteLink link) {
    return link.home().equals(blocks.get(back.target()));
  }

  /// True for a link to the very place where `link` stands.
  boolean leadsToLink(NoteLink back, NoteLink link) {
    var at = anchors.getOrDefault(back.target(), -1);
    return leadsTo(back, link)
        && at >= link.outer().start() - 1
        && at <= link.outer().end()
        && at > link.home().span().start();
  }

  /// The block that a link leads to, or the line of it.
  Optional<Place> note(NoteLink link) {
    return Optional.ofNullable(lines.get(link.target()));
  }

  Optional<Head> head(Place note) {
    return Optional.ofNullable(heads.get(note));
  }

  Optional<Place> following(Place block) {
    return Optional.ofNullable(following.get(block));
  }

  /// A number in a paragraph by itself, with the paragraph behind it.
  Optional<Place> withText(Place first) {
    return head(first)
        .filter(Head::isLabel)
        .flatMap(_ -> following(first))
        .map(next -> new Place(first.chapter(), new Span(first.span().start(), next.span().end())));
  }

  Optional<Place> element(String target) {
    return Optional.ofNullable(elements.get(target));
  }

  Optional<Run> run(Place first) {
    return Optional.ofNullable(runs.get(first));
  }

  /// The end of a place, before the signs of return that it ends with.
  int withoutSigns(ChapterId chapter, int end) {
    return signs.getOrDefault(new End(chapter, end), end);
  }

  boolean isBefore(Place one, Place other) {
    return one.chapter().equals(other.chapter())
        ? one.span().start() < other.span().start()
        : position(one) < position(other);
  }

  private int position(Place place) {
    return order.getOrDefault(place.chapter(), 0);
  }
}
