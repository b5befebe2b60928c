package org.intelligentreader.book.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.text.Footnote.Place;

/// Joins note references with notes when the whole book has been read: by the EPUB vocabulary, and
/// plain links whose target links back to where they stand.
final class FootnoteLinker {
  private static final int LONGEST_PLAIN_REFERENCE = 8;

  private record Link(Place from, String target, boolean declared) {}

  private final List<Link> links = new ArrayList<>();
  private final Map<String, Place> blocks = new HashMap<>();

  void add(Chapter chapter) {
    var id = chapter.heading().id();
    for (var mark : chapter.structure().marks()) {
      mark.target()
          .ifPresent(target ->
              links.add(
                  new Link(
                      new Place(id, mark.span()),
                      target,
                      mark.kind() == Mark.Kind.NOTE_REFERENCE)));
    }
    for (var anchor : chapter.structure().anchors()) {
      block(chapter, anchor.at())
          .ifPresent(span -> blocks.putIfAbsent(anchor.key(), new Place(id, span)));
    }
  }

  List<Footnote> footnotes() {
    return links.stream()
        .filter(link ->
            blocks.containsKey(link.target()) && (link.declared() || isPlainReference(link)))
        .map(link -> new Footnote(link.from(), note(link.target())))
        .filter(footnote -> !footnote.note().equals(footnote.reference()))
        .toList();
  }

  private Place note(String target) {
    return Optional.ofNullable(blocks.get(target)).orElseThrow();
  }

  /// A short link, before its note, whose note holds a link back into the block of the reference.
  private boolean isPlainReference(Link link) {
    return link.from().span().length() <= LONGEST_PLAIN_REFERENCE
        && links.stream()
            .filter(back -> inside(back.from(), note(link.target())))
            .filter(back ->
                back.from().span().start() - note(link.target()).span().start()
                    <= LONGEST_PLAIN_REFERENCE)
            .flatMap(back -> Optional.ofNullable(blocks.get(back.target())).stream())
            .anyMatch(home -> inside(link.from(), home) && !home.equals(note(link.target())));
  }

  private static boolean inside(Place inner, Place outer) {
    return inner.chapter().equals(outer.chapter()) && outer.span().contains(inner.span());
  }

  private static Optional<Span> block(Chapter chapter, int at) {
    return chapter.structure().blocks().stream()
        .map(Block::span)
        .filter(span -> span.start() <= at && at < span.end())
        .findFirst();
  }
}
