package org.intelligentreader.book.glossary;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.dictionary.WordFileFormat;
import org.intelligentreader.book.language.Lexeme;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;

/// All of a token that decides what it means, so that each word is looked up once. `spelling` is
/// its surface where that is no inflected form; readings are in hiragana. `auxiliary` is a verb
/// that helps the one before it: 見ても|いる; `composed` a word of several pieces: お|かあ|さん.
record Question(
    String spelling,
    Optional<String> spellingReading,
    Lexeme lexeme,
    WordClass wordClass,
    boolean auxiliary,
    boolean composed) {

  /// The question for token `at` of `tokens`.
  static Question of(List<Token> tokens, int at) {
    var token = tokens.get(at);
    var lexeme = token.lexeme();
    var wordClass = WordClass.of(lexeme.partOfSpeech());
    var whole = !wordClass.inflects() && token.inflection().isEmpty();
    return new Question(
        whole ? token.surface() : lexeme.lemma(),
        whole
            ? token.reading().map(Reading::katakana).map(WordFileFormat::folded)
            : lexeme.reading().map(WordFileFormat::folded),
        lexeme,
        wordClass,
        wordClass == WordClass.VERB && Helping.is(tokens, at),
        !token.parts().isEmpty()
            && !token.parts().getFirst().lexeme().lemma().equals(lexeme.lemma()));
  }

  /// The same word, taken as one of another class.
  Question as(WordClass other) {
    return new Question(spelling, spellingReading, lexeme, other, auxiliary, composed);
  }

  /// How the lemma is read.
  Optional<String> lemmaReading() {
    return lexeme.reading().map(WordFileFormat::folded);
  }

  boolean isName() {
    return lexeme
        .partOfSpeech()
        .filter(pos -> pos.detail().equals(Optional.of("固有名詞")))
        .isPresent();
  }
}
