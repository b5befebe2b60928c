package org.intelligentreader.book.model;

import java.util.Set;

/// One chapter, complete: its place in the table of contents, its text, and its sanitised HTML.
public record Chapter(
    ChapterHeading heading, CanonicalText text, Structure structure, String rawHtml) {

  /// The same chapter under another title.
  public Chapter withTitle(String title) {
    var named = new ChapterHeading(heading.id(), title, heading.level(), heading.parent());
    return new Chapter(named, text, structure, rawHtml);
  }

  /// The same chapter; the ruby over `bases` turned out to be no reading.
  public Chapter withGlosses(Set<Span> bases) {
    if (bases.isEmpty()) {
      return this;
    }
    var ruby =
        structure.ruby().stream()
            .map(one ->
                bases.contains(one.span())
                    ? new Ruby(one.span(), one.text(), Ruby.Kind.GLOSS)
                    : one)
            .toList();
    return new Chapter(
        heading,
        text,
        new Structure(
            structure.blocks(),
            structure.marks(),
            ruby,
            structure.anchors(),
            structure.noteEnds(),
            structure.pictures()),
        rawHtml);
  }
}
