package org.intelligentreader.book.language;

import java.util.Optional;

/// The word behind a token, as a dictionary lists it.
///
/// `lemma` is lower-cased and never empty; `reading` is how the lemma is read, in katakana. `word`
/// is false for particles, auxiliaries, punctuation and white space. `base` names the word that the
/// lemma is derived from (買える ← 買う); `accent` is the pitch-accent type as the dictionary prints it
/// (`0`, `1,2`). `standard` is the spelling under which the analyser's dictionary files the word,
/// where the lemma is spelled otherwise (掛ける for かける): it tells homographs in kana apart.
public record Lexeme(
    String lemma,
    Optional<String> reading,
    Optional<PartOfSpeech> partOfSpeech,
    boolean word,
    Optional<String> base,
    Optional<String> accent,
    Optional<String> standard) {
  /// A word of which only its form is known.
  public static Lexeme of(String lemma, boolean word) {
    return new Lexeme(
        lemma, Optional.empty(), Optional.empty(), word, Optional.empty(), Optional.empty());
  }

  public Lexeme(
      String lemma,
      Optional<String> reading,
      Optional<PartOfSpeech> partOfSpeech,
      boolean word,
      Optional<String> base,
      Optional<String> accent) {
    this(lemma, reading, partOfSpeech, word, base, accent, Optional.empty());
  }

  public Lexeme {
    if (lemma.isEmpty()) {
      throw new IllegalArgumentException("a lemma is never empty");
    }
  }
}
