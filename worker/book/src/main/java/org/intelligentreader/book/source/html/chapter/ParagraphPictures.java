package org.intelligentreader.book.source.html.chapter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.InlinePicture;
import org.intelligentreader.book.model.Span;

/// The pictures of one paragraph. Those inside a line belong to it; a large one before all text of
/// a paragraph, behind it, or on a line between blank ones is a block.
final class ParagraphPictures {
  /// Where a picture stands among the text collected so far; `end` lies behind `start` when it
  /// stands for text.
  private record Placed(Block.Picture picture, int start, int end, boolean small) {}

  private final Deque<Placed> all = new ArrayDeque<>();

  int count() {
    return all.size();
  }

  void add(Block.Picture picture, int at, boolean small) {
    all.add(new Placed(picture, at, at, small));
  }

  void addText(Block.Picture picture, int start, int end) {
    all.add(new Placed(picture, start, end, true));
  }

  /// The last picture turned out to stand for the text up to `end`.
  void standsForText(int end) {
    var last = all.removeLast();
    addText(last.picture(), Math.min(last.start(), end), end);
  }

  void clear() {
    all.clear();
  }

  /// All as blocks, for a paragraph without text.
  void alone(int at, List<Block> blocks) {
    all.forEach(one -> blocks.add(block(one, at)));
  }

  /// Those that stand before `piece` as blocks, or behind the last one when there is none.
  void before(Optional<Span> piece, Trimmed trimmed, int at, List<Block> blocks) {
    while (!all.isEmpty()) {
      var first = all.getFirst();
      if (piece.isPresent() && !isBefore(first, piece.get(), trimmed)) {
        return;
      }
      blocks.add(block(first, at));
      all.removeFirst();
    }
  }

  /// Takes those inside the lines of `piece`, which lies `shift` further on in the chapter.
  void inside(Span piece, Trimmed trimmed, int shift, List<InlinePicture> inline) {
    while (!all.isEmpty() && isInside(all.getFirst(), piece, trimmed)) {
      var one = all.removeFirst();
      var start = Math.clamp(trimmed.map(one.start()), piece.start(), piece.end());
      var end = Math.clamp(trimmed.map(one.end()), start, piece.end());
      inline.add(new InlinePicture(new Span(start, end).shift(shift), one.picture()));
    }
  }

  private static boolean isBefore(Placed one, Span piece, Trimmed trimmed) {
    var at = trimmed.map(one.start());
    return at < piece.start() || (at == piece.start() && !one.small());
  }

  private static boolean isInside(Placed one, Span piece, Trimmed trimmed) {
    var at = trimmed.map(one.start());
    return at < piece.end() || (at == piece.end() && one.small());
  }

  private static Block block(Placed one, int at) {
    return new Block(Block.Kind.IMAGE, new Span(at, at), 0, Optional.of(one.picture()));
  }
}
