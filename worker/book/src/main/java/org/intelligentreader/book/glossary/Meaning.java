package org.intelligentreader.book.glossary;

import java.util.List;

/// The entries of the glossary that a token may stand for, by their number, the best first. `sense`
/// is the place of the sense of the first one that fits the token best.
public record Meaning(List<Integer> entries, int sense) {
  /// Of a word that the dictionary does not have.
  public static final Meaning NONE = new Meaning(List.of(), 0);

  public Meaning {
    entries = List.copyOf(entries);
  }

  public boolean isKnown() {
    return !entries.isEmpty();
  }
}
