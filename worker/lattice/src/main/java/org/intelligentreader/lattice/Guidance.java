package org.intelligentreader.lattice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the caller knows better than the dictionary about one text. Immutable; start from [#NONE].
public final class Guidance {
  /// Nothing.
  public static final Guidance NONE = new Guidance(List.of(), new AsItIs(), false);

  /// Chooses among the entries of one spelling.
  @FunctionalInterface
  public interface EntryFilter {
    boolean accepts(int entry);
  }

  /// Changes what words cost; called for every word of the lattice, so it has to be quick.
  @FunctionalInterface
  public interface WordCost {
    /// What to add to the entry's cost at this place; 700 is about as much as twice as rare.
    int extra(int start, int end, int entry);
  }

  /// No lambda: the first one that a process meets costs it several milliseconds.
  private static final class AsItIs implements WordCost {
    @Override
    public int extra(int start, int end, int entry) {
      return 0;
    }
  }

  /// One word, whatever the dictionary makes of it.
  record Forced(int start, int end, EntryFilter preferred) {}

  private final List<Forced> forced;
  private final WordCost wordCost;
  private final boolean changesCosts;

  private Guidance(List<Forced> forced, WordCost wordCost, boolean changesCosts) {
    this.forced = forced;
    this.wordCost = wordCost;
    this.changesCosts = changesCosts;
  }

  /// These UTF-16 code units are exactly one token: an entry of the dictionary if it has the
  /// spelling, else an unknown word.
  ///
  /// @throws IllegalArgumentException when the span is empty or overlaps another one
  public Guidance force(int start, int end) {
    return force(start, end, entry -> true);
  }

  /// As [#force(int, int)], with the entries that `preferred` accepts if there are any.
  public Guidance force(int start, int end, EntryFilter preferred) {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("[" + start + "," + end + ") is not a span to force");
    }
    for (var other : forced) {
      if (start < other.end && other.start < end) {
        throw new IllegalArgumentException(
            "[%d,%d) overlaps [%d,%d), which is forced already"
                .formatted(start, end, other.start, other.end));
      }
    }
    var all = new ArrayList<>(forced);
    all.add(new Forced(start, end, preferred));
    all.sort(Comparator.comparingInt(Forced::start));
    return new Guidance(List.copyOf(all), wordCost, changesCosts);
  }

  /// With other costs of words; the last call counts.
  public Guidance cost(WordCost other) {
    return new Guidance(forced, other, true);
  }

  List<Forced> forced() {
    return forced;
  }

  WordCost wordCost() {
    return wordCost;
  }

  boolean changesCosts() {
    return changesCosts;
  }
}
