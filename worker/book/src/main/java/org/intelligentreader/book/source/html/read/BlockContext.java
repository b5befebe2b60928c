package org.intelligentreader.book.source.html.read;

import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.html.element.InlineMarks;
import org.jsoup.nodes.Element;

/// What the blocks around a paragraph make of it. The innermost meaning wins; depth counts lists
/// and quotations.
record BlockContext(Block.Kind kind, int level, boolean preserved) {
  static final BlockContext PARAGRAPH = new BlockContext(Block.Kind.PARAGRAPH, 0, false);

  BlockContext enter(Element element) {
    var heading = ElementKind.headingLevel(element);
    if (heading > 0) {
      return new BlockContext(Block.Kind.HEADING, heading, preserved);
    }
    return switch (ElementKind.name(element)) {
      case "li", "dt", "dd" ->
          new BlockContext(Block.Kind.LIST_ITEM, depth(Block.Kind.LIST_ITEM), preserved);
      case "blockquote" -> new BlockContext(Block.Kind.QUOTE, depth(Block.Kind.QUOTE), preserved);
      case "pre", "listing", "xmp", "plaintext" ->
          new BlockContext(Block.Kind.PREFORMATTED, 0, true);
      case "tr" -> new BlockContext(Block.Kind.TABLE_ROW, 0, preserved);
      case "figcaption", "caption" -> new BlockContext(Block.Kind.CAPTION, 0, preserved);
      case "aside" ->
          InlineMarks.isNote(element) ? new BlockContext(Block.Kind.NOTE, 0, preserved) : this;
      default -> this;
    };
  }

  BlockContext keeping(boolean whiteSpace) {
    return new BlockContext(kind, level, whiteSpace);
  }

  private int depth(Block.Kind wanted) {
    return kind == wanted ? level + 1 : 1;
  }
}
