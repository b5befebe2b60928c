package org.intelligentreader.book.language.japanese.script;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Fits pieces of a word to its reading: some are known as they sound, of the others each takes one
/// kana or more.
public final class KanaFit {
  /// Pieces times kana. No word comes near; ruby over a whole page does.
  private static final long MOST = 1_000_000;

  /// Of a piece whose sound is not known.
  static final String UNKNOWN = "";

  private KanaFit() {}

  /// Where each piece's part of `reading` ends; empty when they do not fit. Of several ways the one
  /// whose first pieces are shortest.
  public static Optional<int[]> ends(List<String> pieces, String reading) {
    if ((long) pieces.size() * (reading.length() + 1) > MOST) {
      return Optional.empty();
    }
    var fits = new BitSet[pieces.size() + 1];
    fits[pieces.size()] = new BitSet();
    fits[pieces.size()].set(reading.length());
    for (var i = pieces.size() - 1; i >= 0; i--) {
      fits[i] = starts(pieces.get(i), reading, fits[i + 1]);
    }
    return fits[0].get(0) ? Optional.of(shortest(pieces, fits)) : Optional.empty();
  }

  /// Where `piece` may start so that it ends where what follows it may start.
  private static BitSet starts(String piece, String reading, BitSet following) {
    var starts = new BitSet();
    if (piece.equals(UNKNOWN)) {
      starts.set(0, Math.max(0, following.length() - 1));
      return starts;
    }
    for (var end = following.nextSetBit(0); end >= 0; end = following.nextSetBit(end + 1)) {
      var start = end - piece.length();
      if (start >= 0 && reading.startsWith(piece, start)) {
        starts.set(start);
      }
    }
    return starts;
  }

  private static int[] shortest(List<String> pieces, BitSet[] fits) {
    var ends = new int[pieces.size()];
    var start = 0;
    for (var i = 0; i < ends.length; i++) {
      var piece = pieces.get(i);
      start = piece.equals(UNKNOWN) ? fits[i + 1].nextSetBit(start + 1) : start + piece.length();
      ends[i] = start;
    }
    return ends;
  }
}
