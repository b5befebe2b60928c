package org.intelligentreader.book.language.unicode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Lemmas;
import org.intelligentreader.book.language.Lexeme;
import org.intelligentreader.book.language.Sentences;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Words by Unicode segmentation for languages without an analyser of their own. The lemma is the
/// word in lower case; there is no reading and no part of speech.
public final class UnicodeTokenizer implements Tokenizer {
  private final Locale locale;
  private final WordBorders borders;

  public UnicodeTokenizer(Locale locale) {
    this.locale = locale;
    this.borders = new WordBorders(locale);
  }

  @Override
  public TokenizerId id() {
    return new TokenizerId(TokenizerId.BASIC, "2", borders.rules());
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var text = chapter.text().value();
    var tokens = borders.of(text).stream().map(span -> token(span, text)).toList();
    return new Analysis(tokens, Sentences.of(text));
  }

  private Token token(Span span, String text) {
    var surface = span.of(text);
    var word = CodePoints.any(surface, Character::isLetter);
    return new Token(
        span,
        surface,
        Lexeme.of(Lemmas.of(surface, locale), word),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
