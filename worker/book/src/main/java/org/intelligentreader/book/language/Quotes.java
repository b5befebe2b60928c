package org.intelligentreader.book.language;

import java.util.ArrayDeque;
import java.util.BitSet;

/// What lies inside quotation marks or brackets of one paragraph. Only pairs count: a quotation
/// that is never closed encloses nothing, nor does an apostrophe.
final class Quotes {
  static final String CLOSING = "」』）〉》】］〕”’)]}";
  private static final String OPENING = "「『（〈《【［〔“‘([{";
  private static final int DEEPEST = 64;

  private Quotes() {}

  /// The positions of `text[from, to)` inside a pair: from its opening mark on, without its closing
  /// one.
  static BitSet inside(String text, int from, int to) {
    var inside = new BitSet();
    var open = new ArrayDeque<Integer>();
    for (var i = from; i < to; i++) {
      var c = text.charAt(i);
      if (OPENING.indexOf(c) >= 0) {
        open.push(i);
        if (open.size() > DEEPEST) {
          open.removeLast();
        }
      } else if (CLOSING.indexOf(c) >= 0) {
        close(text, i, open, inside);
      }
    }
    return inside;
  }

  /// Whatever was opened since the mark that this one closes was never closed.
  private static void close(String text, int i, ArrayDeque<Integer> open, BitSet inside) {
    var opening = OPENING.charAt(CLOSING.indexOf(text.charAt(i)));
    if (open.stream().noneMatch(at -> text.charAt(at) == opening)) {
      return;
    }
    var start = open.pop();
    while (text.charAt(start) != opening) {
      start = open.pop();
    }
    inside.set(start, i);
  }

  static boolean opens(char c) {
    return OPENING.indexOf(c) >= 0;
  }
}
