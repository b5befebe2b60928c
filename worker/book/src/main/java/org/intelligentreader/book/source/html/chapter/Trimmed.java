package org.intelligentreader.book.source.html.chapter;

import java.util.Arrays;
import java.util.List;
import org.intelligentreader.book.model.Span;

/// A paragraph as it goes into the chapter: some of what was collected is left out at its start,
/// and some inside.
final class Trimmed {
  private final String text;
  private final int cut;
  private final int[] starts;
  private final int[] ends;

  /// How much is left out inside before each of `starts`.
  private final int[] before;

  Trimmed(String text, int cut) {
    this(text, cut, List.of());
  }

  /// Without `cut` code units at the start, and without those of `removed`, which ascend, are apart
  /// and count from there.
  Trimmed(String text, int cut, List<Span> removed) {
    this.text = text;
    this.cut = cut;
    this.starts = removed.stream().mapToInt(Span::start).toArray();
    this.ends = removed.stream().mapToInt(Span::end).toArray();
    this.before = new int[starts.length];
    for (var i = 1; i < starts.length; i++) {
      before[i] = before[i - 1] + ends[i - 1] - starts[i - 1];
    }
  }

  String text() {
    return text;
  }

  int cut() {
    return cut;
  }

  /// Where a collected position lies in [#text].
  int map(int position) {
    var at = Math.max(0, position - cut);
    var found = Arrays.binarySearch(starts, at);
    var last = found >= 0 ? found - 1 : -found - 2;
    var missing = last < 0 ? 0 : before[last] + Math.min(at, ends[last]) - starts[last];
    return Math.min(at - missing, text.length());
  }
}
