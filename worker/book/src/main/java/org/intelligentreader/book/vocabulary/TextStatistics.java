package org.intelligentreader.book.vocabulary;

import java.util.Optional;

/// What can be counted in a text, a chapter or a whole book.
///
/// `characters` are code points that are not white space; `words` are running words,
/// `distinctWords` their lemmas; `newWords` are those of them that no earlier chapter has. A text
/// that is too short to judge has no `difficulty`.
public record TextStatistics(
    Sizes sizes,
    int distinctWords,
    int newWords,
    KanjiStatistics kanji,
    Optional<Double> difficulty) {
  /// Running totals. `sentences` are those with at least one word.
  public record Sizes(long characters, long words, long sentences, long letters) {}
}
