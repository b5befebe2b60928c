package org.intelligentreader.lattice;

import java.util.List;
import java.util.Optional;

/// The forced spans of one text, asked for from left to right.
final class ForcedSpans {
  private final List<Guidance.Forced> spans;
  private int next;

  ForcedSpans(Guidance guidance, int textLength) {
    spans = guidance.forced();
    if (!spans.isEmpty() && spans.getLast().end() > textLength) {
      throw new IllegalArgumentException(
          "the forced span [%d,%d) ends after the text of %d characters"
              .formatted(spans.getLast().start(), spans.getLast().end(), textLength));
    }
  }

  /// Whether the border between `position` and what follows lies inside a span.
  boolean cover(int position, int following) {
    for (var i = next; i < spans.size() && spans.get(i).start() <= position; i++) {
      if (following < spans.get(i).end()) {
        return true;
      }
    }
    return false;
  }

  /// The span that starts here.
  Optional<Guidance.Forced> at(int position) {
    while (next < spans.size() && spans.get(next).start() < position) {
      next++;
    }
    return next < spans.size() && spans.get(next).start() == position
        ? Optional.of(spans.get(next))
        : Optional.empty();
  }

  /// Where words from `position` have to end at the latest.
  int limit(int position, int segmentEnd) {
    return next < spans.size() && spans.get(next).start() > position
        ? Math.min(segmentEnd, spans.get(next).start())
        : segmentEnd;
  }
}
