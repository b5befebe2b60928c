package org.intelligentreader.app.cli;

import java.util.stream.Collectors;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.vocabulary.Form;
import org.intelligentreader.book.vocabulary.VocabularyWord;

/// One word of a list, as text; what is not known is empty.
record WordRow(String word, Grammar grammar, Use use, String firstChapter, Example example) {
  /// `reading` in hiragana, unless the word itself is katakana.
  record Grammar(String reading, String partOfSpeech, String accent) {}

  /// `chapters` is in how many; `forms` are the surface forms, the most frequent first.
  record Use(int count, int chapters, String forms) {}

  /// The first sentence with the word, cut at the word.
  record Example(String before, String word, String after) {
    String sentence() {
      return before + word + after;
    }
  }

  static WordRow of(VocabularyWord word, String firstChapter, Example example) {
    var lexeme = word.lexeme();
    return new WordRow(
        lexeme.lemma(),
        new Grammar(
            lexeme.reading().map(reading -> reading(lexeme.lemma(), reading)).orElse(""),
            lexeme.partOfSpeech().map(PartOfSpeech::tag).orElse(""),
            lexeme.accent().orElse("")),
        new Use(
            word.count(),
            word.chapters().size(),
            word.surfaces().stream().map(Form::text).collect(Collectors.joining(" "))),
        firstChapter,
        example);
  }

  private static String reading(String lemma, String katakana) {
    if (lemma.chars().anyMatch(c -> c >= 'ァ' && c <= 'ヺ')) {
      return katakana;
    }
    return katakana
        .chars()
        .mapToObj(c -> String.valueOf((char) (c >= 'ァ' && c <= 'ヴ' ? c - ('ァ' - 'ぁ') : c)))
        .collect(Collectors.joining());
  }
}
