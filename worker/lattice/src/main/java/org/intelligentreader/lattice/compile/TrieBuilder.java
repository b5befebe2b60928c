package org.intelligentreader.lattice.compile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import org.intelligentreader.lattice.file.Format;

/// Builds the double array that the reader walks. Children take the first place where all of them
/// fit, found along a list of free cells; those of frequent beginnings come first, so that what
/// texts need lies close together.
final class TrieBuilder {
  /// Nobody's child, and no cell's number.
  private static final int NO_PARENT = Format.MOST_CELLS - 1;

  private static final int NO_VALUE = -1;
  private static final int TAKEN = -1;

  private final List<String> words;
  private final int[] values;
  private final char[] codes;
  private final int alphabet;

  private int[] bases = new int[1 << 16];
  private int[] parents = new int[1 << 16];
  private int[] ends = new int[1 << 16];

  /// The next free cell after a free cell; [#TAKEN] for one that is not.
  private int[] nextFree = new int[1 << 16];

  private int firstFree = 1;
  private int used = 1;

  /// `words` are distinct and sorted; `values` their values; `codes` the characters' codes, from 1
  /// to less than `alphabet`.
  TrieBuilder(List<String> words, int[] values, char[] codes, int alphabet) {
    this.words = words;
    this.values = values;
    this.codes = codes;
    this.alphabet = alphabet;
    linkFree(1);
    nextFree[0] = TAKEN;
  }

  /// A cell whose children have no place yet: the words in [from, to) share its first `depth`
  /// characters.
  private record Branch(int cell, int from, int to, int depth, double weight) {}

  /// The cells; as many after the last used one as a walk may ask for. `frequency` says how often a
  /// beginning of words is looked up.
  ///
  /// @throws IllegalStateException when there are more than the format can number
  long[] build(ToDoubleFunction<String> frequency) {
    parents[0] = NO_PARENT;
    var branches =
        new PriorityQueue<Branch>(
            Comparator.comparingDouble(Branch::weight).reversed().thenComparingInt(Branch::from));
    branches.add(new Branch(0, 0, words.size(), 0, 1));
    while (!branches.isEmpty()) {
      place(branches.remove(), frequency, branches);
    }
    if (used + alphabet >= Format.MOST_CELLS || words.size() >= Format.MOST_VALUES) {
      throw new IllegalStateException(
          "%d words need %d cells: the format has to grow".formatted(words.size(), used));
    }
    var cells = new long[used + alphabet];
    Arrays.fill(cells, cell(0, NO_PARENT, NO_VALUE));
    for (var i = 0; i < used; i++) {
      if (nextFree[i] == TAKEN) {
        cells[i] = cell(bases[i], parents[i], ends[i]);
      }
    }
    return cells;
  }

  private static long cell(int base, int parent, int value) {
    return base | ((long) parent << Format.INDEX_BITS) | ((value + 1L) << (2 * Format.INDEX_BITS));
  }

  /// Gives a cell's children their places.
  private void place(
      Branch branch, ToDoubleFunction<String> frequency, PriorityQueue<Branch> branches) {
    var depth = branch.depth;
    var word = words.get(branch.from).length() == depth;
    ends[branch.cell] = word ? values[branch.from] : NO_VALUE;
    var borders = borders(word ? branch.from + 1 : branch.from, branch.to, depth);
    if (borders.length == 1) {
      return;
    }
    var children = new int[borders.length - 1];
    for (var i = 0; i < children.length; i++) {
      children[i] = codes[words.get(borders[i]).charAt(depth)];
    }
    var base = fittingBase(children);
    bases[branch.cell] = base;
    for (var i = 0; i < children.length; i++) {
      take(base + children[i], branch.cell);
      var beginning = words.get(borders[i]).substring(0, depth + 1);
      branches.add(
          new Branch(
              base + children[i],
              borders[i],
              borders[i + 1],
              depth + 1,
              frequency.applyAsDouble(beginning)));
    }
  }

  /// Where the character at `depth` changes.
  private int[] borders(int from, int to, int depth) {
    var found = new int[to - from + 1];
    var count = 0;
    for (var i = from; i < to; i++) {
      if (i == from || words.get(i).charAt(depth) != words.get(i - 1).charAt(depth)) {
        found[count++] = i;
      }
    }
    found[count++] = to;
    return Arrays.copyOf(found, count);
  }

  private int fittingBase(int[] children) {
    var least = Arrays.stream(children).min().orElse(0);
    var tried = 0;
    for (var free = firstFree; ; free = nextFree[free]) {
      var base = free - least;
      room(free + alphabet);
      if (base > 0 && fits(base, children)) {
        return base;
      }
      // Cells that hardly anything fits into any more are left behind.
      if (++tried > 4096) {
        firstFree = free;
        tried = 0;
      }
    }
  }

  private boolean fits(int base, int[] children) {
    for (var child : children) {
      if (nextFree[base + child] == TAKEN) {
        return false;
      }
    }
    return true;
  }

  private void take(int cell, int parent) {
    parents[cell] = parent;
    used = Math.max(used, cell + 1);
    if (cell == firstFree) {
      firstFree = nextFree[cell];
    } else {
      unlink(cell);
    }
    nextFree[cell] = TAKEN;
  }

  private void unlink(int cell) {
    var before = cell - 1;
    while (before >= firstFree && nextFree[before] == TAKEN) {
      before--;
    }
    if (before >= firstFree) {
      nextFree[before] = nextFree[cell];
    }
  }

  private void room(int cells) {
    if (cells >= bases.length) {
      var before = bases.length;
      var length = Math.max(cells + 1, before + before / 2);
      bases = Arrays.copyOf(bases, length);
      parents = Arrays.copyOf(parents, length);
      ends = Arrays.copyOf(ends, length);
      nextFree = Arrays.copyOf(nextFree, length);
      linkFree(before);
    }
  }

  private void linkFree(int from) {
    for (var i = from; i < nextFree.length; i++) {
      nextFree[i] = i + 1;
    }
  }
}
