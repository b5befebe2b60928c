package org.intelligentreader.book.language;

import java.util.Optional;

/// The word behind a token, as a dictionary lists it.
///
/// `lemma` is lower-cased and never empty; `reading` is how the lemma is read, in katakana. `word`
/// is false for particles, auxiliaries, punctuation and white space. `base` names the word that the
/// lemma is derived from (買える ← 買う); `accent` is the pitch-accent type as the dictionary prints it
/// (`0`, `1,2`).
public record Lexeme(
    String lemma,
    Optional<String> reading,
    Optional<PartOfSpeech> partOfSpeech,
    boolean word,
    Optional<String> base,
    Optional<String> accent) {
  /// A word of which only its form is known.
  public static Lexeme of(String lemma, boolean word) {
    return new Lexeme(
        lemma, Optional.empty(), Optional.empty(), word, Optional.empty(), Optional.empty());
  }

  public Lexeme {
    if (lemma.isEmpty()) {
      throw new IllegalArgumentException("a lemma is never empty");
    }
  }
}
