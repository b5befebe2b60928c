package org.intelligentreader.book.language;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.text.Chapter;
import org.intelligentreader.book.text.Span;

/// Words by Unicode segmentation (UAX #29) for languages without an analyser of their own. The
/// lemma is the word in lower case; there is no reading and no part of speech.
final class UnicodeTokenizer implements Tokenizer {
  private final Locale locale;

  UnicodeTokenizer(Locale locale) {
    this.locale = locale;
  }

  @Override
  public TokenizerId id() {
    return new TokenizerId("unicode-segmentation", "1", "none");
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var text = chapter.text().value();
    var words = BreakIterator.getWordInstance(locale);
    words.setText(text);
    var tokens = new ArrayList<Token>();
    var start = words.first();
    for (var end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      if (!text.substring(start, end).isBlank()) {
        tokens.add(token(text.substring(start, end), start));
      }
      start = end;
    }
    return new Analysis(tokens, Sentences.of(text));
  }

  private Token token(String surface, int start) {
    var word = surface.codePoints().anyMatch(Character::isLetter);
    return new Token(
        new Span(start, start + surface.length()),
        surface,
        Lexeme.of(Lemmas.of(surface, locale), word),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
