package org.intelligentreader.lattice.file;

import java.nio.LongBuffer;

/// A double array over character codes. A cell holds its base, its parent, and the first entry of
/// the word that ends there; a child lies at its parent's base + its code, and knows that parent.
public final class Trie {
  public static final int NO_WORD = -1;

  private static final int INDEX_MASK = Format.MOST_CELLS - 1;

  private final LongBuffer cells;

  public Trie(LongBuffer cells) {
    this.cells = cells;
  }

  public long cell(int index) {
    return cells.get(index);
  }

  public static int base(long cell) {
    return (int) cell & INDEX_MASK;
  }

  public static int parent(long cell) {
    return (int) (cell >>> Format.INDEX_BITS) & INDEX_MASK;
  }

  /// The first entry of the word that ends here, or [#NO_WORD].
  public static int value(long cell) {
    return (int) (cell >>> (2 * Format.INDEX_BITS)) - 1;
  }
}
