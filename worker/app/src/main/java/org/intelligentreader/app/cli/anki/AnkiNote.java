package org.intelligentreader.app.cli.anki;

import java.util.List;

/// A word to learn. Fields are HTML but for `key`, which tells the word apart from all others in
/// every book: a package with the same key updates the note of an earlier one.
public record AnkiNote(
    String key,
    String word,
    String furigana,
    String reading,
    String pitch,
    String partOfSpeech,
    String meaning,
    String sentence,
    String chapter,
    String count) {
  /// The names of the fields in Anki, in their order; `Book` and `Language` are those of the
  /// package.
  static final List<String> FIELDS =
      List.of(
          "Word",
          "Furigana",
          "Reading",
          "Pitch",
          "Part of speech",
          "Meaning",
          "Sentence",
          "Book",
          "Chapter",
          "Count",
          "Language");

  /// Their values, `language` as BCP 47.
  List<String> values(String book, String language) {
    return List.of(
        word,
        furigana,
        reading,
        pitch,
        partOfSpeech,
        meaning,
        sentence,
        book,
        chapter,
        count,
        language);
  }
}
