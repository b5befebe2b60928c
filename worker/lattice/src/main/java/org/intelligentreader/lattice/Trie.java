package org.intelligentreader.lattice;

import java.nio.LongBuffer;

/// A double array over character codes. A cell has its base in the low and its parent in the high
/// half; a child lies at its parent's base + its code, and knows that parent.
final class Trie {
  private static final int BASE = Format.WORD - 1;

  private final LongBuffer cells;

  Trie(LongBuffer cells) {
    this.cells = cells;
  }

  long cell(int index) {
    return cells.get(index);
  }

  static int base(long cell) {
    return (int) cell;
  }

  static int parent(long cell) {
    return (int) (cell >>> 32);
  }

  /// Where the child by `code` would lie.
  static int childIndex(int base, int code) {
    return (base & BASE) + code;
  }

  static boolean isLeaf(int base) {
    return (base & Format.LEAF) != 0;
  }

  static boolean isWord(int base) {
    return (base & (Format.LEAF | Format.WORD)) != 0;
  }

  /// The value of a word: its first entry.
  int value(int base) {
    return isLeaf(base) ? base & ~Format.LEAF : (int) cells.get(base & BASE);
  }
}
