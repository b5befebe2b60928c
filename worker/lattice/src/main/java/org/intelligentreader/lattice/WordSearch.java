package org.intelligentreader.lattice;

import java.nio.LongBuffer;
import java.util.Arrays;
import org.intelligentreader.lattice.file.Trie;

/// The words of a text, looked up for many positions at once, one character further at each step.
///
/// A step down the trie lands anywhere in its megabytes, and the next one has to wait for it. The
/// steps of different positions do not wait for each other, so that the processor fetches many of
/// them at the same time.
final class WordSearch {
  private static final int BLOCK = 512;
  private static final int USUAL_LONGEST = 16;

  private final Trie trie;
  private final LongBuffer entries;

  private char[] codes = {};
  private int from;
  private int to;

  /// How many characters the trie follows from a position on.
  private final int[] depths = new int[BLOCK];

  /// For each length - 1 and position: the first entry of the word, or [Trie#NO_WORD].
  private int[][] first = new int[USUAL_LONGEST][BLOCK];

  /// The content of that entry.
  private long[][] content = new long[USUAL_LONGEST][BLOCK];

  private final int[] walkers = new int[BLOCK];
  private final int[] cells = new int[BLOCK];
  private final int[] bases = new int[BLOCK];

  WordSearch(Dictionary dictionary) {
    trie = dictionary.trie();
    entries = dictionary.entries();
  }

  /// Takes a text's trie codes, with a 0 after the last one.
  void text(char[] textCodes) {
    codes = textCodes;
    from = 0;
    to = 0;
  }

  /// Asks for the words that start at `position`; the other methods answer for it. `length` is that
  /// of the text.
  ///
  /// @return the position's index in the block
  int find(int position, int length) {
    if (position < from || position >= to) {
      from = position;
      to = Math.min(length, position + BLOCK);
      walk();
    }
    return position - from;
  }

  /// No word from there is longer.
  int depth(int index) {
    return depths[index];
  }

  /// The first entry of the word of `length` characters, or [Trie#NO_WORD].
  int first(int index, int length) {
    return first[length - 1][index];
  }

  /// The content of that entry.
  long content(int index, int length) {
    return content[length - 1][index];
  }

  private void walk() {
    var count = to - from;
    var root = Trie.base(trie.cell(0));
    for (var i = 0; i < count; i++) {
      walkers[i] = i;
      cells[i] = 0;
      bases[i] = root;
      depths[i] = 0;
    }
    for (var depth = 0; count > 0; depth++) {
      if (depth == first.length) {
        grow();
      }
      count = step(count, depth, first[depth], content[depth]);
    }
  }

  /// One character further.
  ///
  /// @return how many positions the trie still follows
  private int step(int count, int depth, int[] firsts, long[] contents) {
    var kept = 0;
    var start = from + depth;
    for (var i = 0; i < count; i++) {
      var walker = walkers[i];
      var next = bases[i] + codes[start + walker];
      var cell = trie.cell(next);
      if (Trie.parent(cell) == cells[i]) {
        var word = Trie.value(cell);
        firsts[walker] = word;
        if (word != Trie.NO_WORD) {
          contents[walker] = entries.get(word);
        }
        depths[walker] = depth + 1;
        walkers[kept] = walker;
        cells[kept] = next;
        bases[kept] = Trie.base(cell);
        kept++;
      }
    }
    return kept;
  }

  private void grow() {
    var before = first.length;
    first = Arrays.copyOf(first, 2 * before);
    content = Arrays.copyOf(content, 2 * before);
    for (var i = before; i < first.length; i++) {
      first[i] = new int[BLOCK];
      content[i] = new long[BLOCK];
    }
  }
}
