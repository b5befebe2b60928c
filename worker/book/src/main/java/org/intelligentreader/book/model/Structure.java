package org.intelligentreader.book.model;

import java.util.List;

/// What a chapter is made of, all in offsets into its canonical text and in ascending order of
/// their starts. `noteEnds` say where an element that may be a note of several paragraphs ends; its
/// start is the anchor of the same key. `pictures` are those inside lines; others are blocks.
public record Structure(
    List<Block> blocks,
    List<Mark> marks,
    List<Ruby> ruby,
    List<Anchor> anchors,
    List<Anchor> noteEnds,
    List<InlinePicture> pictures) {
  public static final Structure EMPTY = new Structure(List.of(), List.of(), List.of(), List.of());

  public Structure(List<Block> blocks, List<Mark> marks, List<Ruby> ruby, List<Anchor> anchors) {
    this(blocks, marks, ruby, anchors, List.of(), List.of());
  }

  public Structure {
    blocks = List.copyOf(blocks);
    marks = List.copyOf(marks);
    ruby = List.copyOf(ruby);
    anchors = List.copyOf(anchors);
    noteEnds = List.copyOf(noteEnds);
    pictures = List.copyOf(pictures);
  }
}
