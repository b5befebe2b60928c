package org.intelligentreader.book.audit;

import java.util.HashMap;
import java.util.Map;
import org.intelligentreader.book.interruption.Interruption;

/// The runs of a fixed number of characters in a text, with how often each occurs.
final class Shingles {
  private static final int LATIN = 16;
  private static final int CJK = 8;

  private final String text;
  private final int length;
  private final Map<String, Integer> counts = new HashMap<>();

  Shingles(String text, int length) {
    this.text = text;
    this.length = length;
    for (var i = 0; i + length <= text.length(); i++) {
      Interruption.check(i);
      counts.merge(text.substring(i, i + length), 1, Integer::sum);
    }
    if (text.length() < length && !text.isEmpty()) {
      counts.put(text, 1);
    }
  }

  /// How long a run must be to be rare in such a text.
  static int lengthFor(String text) {
    var eastAsian = text.chars().filter(c -> c >= 0x3040 && c <= 0x9FFF).count();
    return eastAsian * 2 > text.length() ? CJK : LATIN;
  }

  int length() {
    return length;
  }

  long total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The share of these runs that `other` has, too; 1 for an empty text.
  double shareIn(Shingles other) {
    if (text.length() < length) {
      return other.text.contains(text) ? 1 : 0;
    }
    long kept = 0;
    for (var entry : counts.entrySet()) {
      kept += Math.min(entry.getValue(), other.counts.getOrDefault(entry.getKey(), 0));
    }
    return (double) kept / total();
  }

  /// The runs that `wanted` does not have or not so often, as a share of `of` runs.
  double surplusOver(Shingles wanted, long of) {
    long surplus = 0;
    for (var entry : counts.entrySet()) {
      surplus += Math.max(0, entry.getValue() - wanted.counts.getOrDefault(entry.getKey(), 0));
    }
    return of == 0 ? 0 : (double) surplus / of;
  }
}
