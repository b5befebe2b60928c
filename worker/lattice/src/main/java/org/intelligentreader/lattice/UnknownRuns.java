package org.intelligentreader.lattice;

import java.util.Arrays;
import org.intelligentreader.lattice.file.CharacterRules;

/// How far characters of one category go on. What was looked at once is not looked at again, so a
/// long run costs no more than a short one for each character.
final class UnknownRuns {
  private static final int NONE = -1;

  private final CharacterRules rules;
  private final int[] knownCategory = new int[CharacterRules.SLOTS];
  private final int[] knownEnd = new int[CharacterRules.SLOTS];
  private byte[] classes = {};

  UnknownRuns(CharacterRules rules) {
    this.rules = rules;
  }

  void text(byte[] textClasses) {
    classes = textClasses;
  }

  void begin() {
    Arrays.fill(knownCategory, NONE);
  }

  int classAt(int position) {
    return classes[position] & 0xFF;
  }

  /// Where the run that starts at `from` ends: `limit` at the latest.
  int end(int from, int limit, int slot, int category) {
    var end = from + 1;
    if (knownCategory[slot] == category && knownEnd[slot] > end) {
      end = Math.min(knownEnd[slot], limit);
    }
    while (end < limit && rules.category(classAt(end), slot) == category) {
      end++;
    }
    knownCategory[slot] = category;
    knownEnd[slot] = end;
    return end;
  }
}
