package org.intelligentreader.book.model;

import java.util.Optional;

/// A piece of the page. Text blocks cover exactly one paragraph of the canonical text each, in
/// order and without gaps but the blank lines; a picture or a separator has an empty span where it
/// stands.
///
/// `level` is the rank of a heading (1 to 6) or the depth of a list item or quotation (from 1),
/// else 0.
public record Block(Kind kind, Span span, int level, Optional<Picture> picture) {
  /// What a front end has to know to set the block.
  public enum Kind {
    PARAGRAPH,
    HEADING,
    LIST_ITEM,
    QUOTE,
    PREFORMATTED,
    TABLE_ROW,
    CAPTION,
    NOTE,
    IMAGE,
    SEPARATOR
  }

  /// `name` is the file under `images/`; `alt` is empty when the book gives none.
  public record Picture(String name, String alt) {}

  public static Block text(Kind kind, Span span, int level) {
    return new Block(kind, span, level, Optional.empty());
  }
}
