package org.intelligentreader.book.text;

import java.util.List;

/// What a chapter is made of, all in offsets into its canonical text and in ascending order of
/// their starts.
public record Structure(
    List<Block> blocks, List<Mark> marks, List<Ruby> ruby, List<Anchor> anchors) {
  public static final Structure EMPTY = new Structure(List.of(), List.of(), List.of(), List.of());

  public Structure {
    blocks = List.copyOf(blocks);
    marks = List.copyOf(marks);
    ruby = List.copyOf(ruby);
    anchors = List.copyOf(anchors);
  }
}
