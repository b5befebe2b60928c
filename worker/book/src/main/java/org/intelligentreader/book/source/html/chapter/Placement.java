package org.intelligentreader.book.source.html.chapter;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Anchor;
import org.intelligentreader.book.model.Mark;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.JsTrim;

/// Where the things of one paragraph lie in the chapter, when blank lines cut the paragraph into
/// `pieces`, which begin at `starts` there. Each thing is held against the pieces that it touches
/// and no others: a paragraph may have a million of both.
final class Placement {
  private final Trimmed trimmed;
  private final List<Span> pieces;
  private final int[] starts;

  Placement(Trimmed trimmed, List<Span> pieces, int[] starts) {
    this.trimmed = trimmed;
    this.pieces = pieces;
    this.starts = starts;
  }

  /// Adds the parts of all marks; those without any text stay so.
  void marks(List<Mark> collected, List<Mark> placed) {
    for (var mark : collected) {
      Interruption.check();
      for (var i = firstTouched(mark.span()); i < pieces.size() && touches(mark.span(), i); i++) {
        var piece = pieces.get(i);
        var shift = starts[i] - piece.start();
        within(mark.span(), piece)
            .or(() -> empty(mark.span(), piece))
            .ifPresent(s -> placed.add(new Mark(mark.kind(), s.shift(shift), mark.target())));
      }
    }
  }

  void ruby(List<Ruby> collected, List<Ruby> placed) {
    for (var one : collected) {
      Interruption.check();
      for (var i = firstTouched(one.span()); i < pieces.size() && touches(one.span(), i); i++) {
        var shift = starts[i] - pieces.get(i).start();
        within(one.span(), pieces.get(i))
            .ifPresent(s -> placed.add(new Ruby(s.shift(shift), one.text(), one.kind())));
      }
    }
  }

  /// What stands between two pieces points to the end of the first.
  void anchors(List<Anchor> collected, List<Anchor> placed) {
    for (var anchor : collected) {
      Interruption.check();
      var at = trimmed.map(anchor.at());
      var i = Math.max(0, first(piece -> piece.start() <= at ? -1 : 1) - 1);
      var piece = pieces.get(i);
      var shift = starts[i] - piece.start();
      placed.add(new Anchor(anchor.key(), Math.min(at, piece.end()) + shift));
    }
  }

  private int firstTouched(Span collected) {
    var start = trimmed.map(collected.start());
    return first(piece -> piece.end() < start ? -1 : 1);
  }

  private boolean touches(Span collected, int i) {
    return pieces.get(i).start() <= trimmed.map(collected.end());
  }

  /// The index of the first piece that `place` does not put before what is looked for.
  private int first(ToIntFunction<Span> place) {
    var low = 0;
    var high = pieces.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (place.applyAsInt(pieces.get(middle)) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The place of a collected span without any text, if it is in `piece`.
  private Optional<Span> empty(Span collected, Span piece) {
    var at = trimmed.map(collected.start());
    return collected.length() == 0 && at >= piece.start() && at <= piece.end()
        ? Optional.of(new Span(at, at))
        : Optional.empty();
  }

  /// The part of a collected span that lies in `piece`, without white space at its ends.
  private Optional<Span> within(Span collected, Span piece) {
    var start = Math.max(trimmed.map(collected.start()), piece.start());
    var end = Math.min(trimmed.map(collected.end()), piece.end());
    while (start < end && JsTrim.isWhiteSpace(trimmed.text().charAt(start))) {
      start++;
    }
    while (end > start && JsTrim.isWhiteSpace(trimmed.text().charAt(end - 1))) {
      end--;
    }
    return start < end ? Optional.of(new Span(start, end)) : Optional.empty();
  }
}
