package org.intelligentreader.book.language.japanese.morpheme;

import java.util.List;
import org.intelligentreader.book.model.Span;

/// The morphemes that share characters with a span, found without looking at all others.
public final class Under {
  private Under() {}

  /// `morphemes` ascend and do not overlap.
  public static List<Morpheme> of(Span span, List<Morpheme> morphemes) {
    var from = firstEndingAfter(span.start(), morphemes);
    var to = from;
    while (to < morphemes.size() && morphemes.get(to).span().start() < span.end()) {
      to++;
    }
    return morphemes.subList(from, to);
  }

  private static int firstEndingAfter(int offset, List<Morpheme> morphemes) {
    var low = 0;
    var high = morphemes.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (morphemes.get(middle).span().end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
