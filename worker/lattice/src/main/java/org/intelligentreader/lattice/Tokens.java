package org.intelligentreader.lattice;

import java.util.Arrays;

/// The tokens that an analyser found last: numbers in columns. Copy what you need before the
/// analyser is used again.
public final class Tokens {
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int[] entries = new int[256];
  private int size;

  Tokens() {}

  public int size() {
    return size;
  }

  /// Offset of the first UTF-16 code unit.
  public int start(int token) {
    return starts[token];
  }

  /// Offset after the last UTF-16 code unit.
  public int end(int token) {
    return ends[token];
  }

  /// The dictionary's entry.
  public int entry(int token) {
    return entries[token];
  }

  void clear() {
    size = 0;
  }

  /// Makes room for `count` more tokens; [#set] fills it.
  void grow(int count) {
    size += count;
    if (size > starts.length) {
      var capacity = Math.max(size, 2 * starts.length);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      entries = Arrays.copyOf(entries, capacity);
    }
  }

  void set(int token, int start, int end, int entry) {
    starts[token] = start;
    ends[token] = end;
    entries[token] = entry;
  }
}
