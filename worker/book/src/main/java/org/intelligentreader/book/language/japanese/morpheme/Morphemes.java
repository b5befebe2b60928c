package org.intelligentreader.book.language.japanese.morpheme;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Span;

/// The morphemes of a text in its order, none over another. It never changes: a repair makes
/// another. Neighbours count only where they touch, that is, where no white space lies between.
public final class Morphemes extends AbstractList<Morpheme> implements RandomAccess {
  private final List<Morpheme> all;

  /// `with` stands for the morphemes up to `end`.
  public record Change(int end, List<Morpheme> with) {}

  private Morphemes(List<Morpheme> all) {
    this.all = all;
  }

  public static Morphemes of(List<Morpheme> morphemes) {
    return morphemes instanceof Morphemes made ? made : new Morphemes(List.copyOf(morphemes));
  }

  @Override
  public Morpheme get(int i) {
    return all.get(i);
  }

  @Override
  public int size() {
    return all.size();
  }

  /// Whether there is a morpheme at `i` and another right after it.
  public boolean touches(int i) {
    return i >= 0 && i + 1 < all.size() && all.get(i).span().end() == all.get(i + 1).span().start();
  }

  /// Whether there are `count` morphemes from `i` on, each right after the one before.
  public boolean touches(int i, int count) {
    for (var k = i; k + 1 < i + count; k++) {
      if (!touches(k)) {
        return false;
      }
    }
    return i >= 0 && i < all.size();
  }

  /// The one right before `i`.
  public Optional<Morpheme> before(int i) {
    return touches(i - 1) ? Optional.of(all.get(i - 1)) : Optional.empty();
  }

  /// The one right after `i`.
  public Optional<Morpheme> after(int i) {
    return touches(i) ? Optional.of(all.get(i + 1)) : Optional.empty();
  }

  /// Whether one stands right before `i` and is such.
  public boolean isAfter(int i, Predicate<Morpheme> kind) {
    return touches(i - 1) && kind.test(all.get(i - 1));
  }

  /// Whether one stands right after `i` and is such.
  public boolean isBefore(int i, Predicate<Morpheme> kind) {
    return touches(i) && kind.test(all.get(i + 1));
  }

  /// Where the touching morphemes from `start` on end that are all such; `start` when it is not.
  public int runEnd(int start, Predicate<Morpheme> kind) {
    var end = start;
    while (end < all.size() && (end == start || touches(end - 1)) && kind.test(all.get(end))) {
      end++;
    }
    return end;
  }

  /// The first from `from` on that starts at `offset` or later.
  public int indexAt(int from, int offset) {
    var i = from;
    while (i < all.size() && all.get(i).span().start() < offset) {
      i++;
    }
    return i;
  }

  /// Those from `from` on, before `to`.
  public List<Morpheme> between(int from, int to) {
    return all.subList(from, to);
  }

  public Span span(int from, int to) {
    return new Span(all.get(from).span().start(), all.get(to - 1).span().end());
  }

  /// Each put in another's place.
  public Morphemes each(IntFunction<Morpheme> other) {
    var changed = new ArrayList<Morpheme>(all.size());
    for (var i = 0; i < all.size(); i++) {
      Interruption.check();
      changed.add(other.apply(i));
    }
    return new Morphemes(changed);
  }

  /// What stands in the place of some of them; asked of every morpheme that no change before has
  /// taken away.
  public Morphemes replace(IntFunction<Optional<Change>> changes) {
    var changed = new ArrayList<Morpheme>(all.size());
    for (var i = 0; i < all.size(); ) {
      Interruption.check();
      var change = changes.apply(i);
      if (change.isPresent()) {
        changed.addAll(change.get().with());
        i = change.get().end();
      } else {
        changed.add(all.get(i++));
      }
    }
    return new Morphemes(changed);
  }
}
