package org.intelligentreader.book.source.epub;

import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Structure;
import org.intelligentreader.book.source.markup.Labels;

/// A page that shows nothing but the title of a chapter as a picture; the text of the chapter is
/// the next file, which the table of contents does not name.
final class TitlePicture {
  private TitlePicture() {}

  /// True for a chapter that waits for its text.
  static boolean is(Chapter chapter) {
    return chapter.heading().id().isListed()
        && !Labels.isPlaceholder(chapter.heading().title())
        && chapter.text().value().isEmpty()
        && chapter.structure().blocks().stream().anyMatch(block -> block.picture().isPresent());
  }

  /// True for a text that begins without a name.
  static boolean isContinuedBy(Chapter chapter) {
    return !chapter.heading().id().isListed()
        && !chapter.text().value().isEmpty()
        && chapter.structure().blocks().getFirst().kind() != Block.Kind.HEADING;
  }

  /// Both as one chapter, under the name and id of the picture.
  static Chapter join(Chapter picture, Chapter text) {
    var one = picture.structure();
    var other = text.structure();
    return new Chapter(
        picture.heading(),
        text.text(),
        new Structure(
            joined(one.blocks(), other.blocks()),
            other.marks(),
            other.ruby(),
            joined(one.anchors(), other.anchors()),
            joined(one.noteEnds(), other.noteEnds()),
            other.pictures()),
        picture.rawHtml() + text.rawHtml());
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    var all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
