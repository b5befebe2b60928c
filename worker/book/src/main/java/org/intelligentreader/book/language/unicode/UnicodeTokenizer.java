package org.intelligentreader.book.language.unicode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
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

/// Words by Unicode segmentation (UAX #29) for languages without an analyser of their own. The
/// lemma is the word in lower case; there is no reading and no part of speech.
public final class UnicodeTokenizer implements Tokenizer {
  private static final Set<String> WITHOUT_SPACES =
      Set.of("zh", "yue", "lzh", "wuu", "ja", "th", "km", "lo", "my");

  private final Locale locale;
  private final boolean withoutSpaces;
  private final Segmenter segmenter;

  public UnicodeTokenizer(Locale locale) {
    this.locale = locale;
    this.withoutSpaces = WITHOUT_SPACES.contains(locale.getLanguage());
    this.segmenter = withoutSpaces ? new IcuSegmenter(locale) : new JdkSegmenter(locale);
  }

  @Override
  public TokenizerId id() {
    return new TokenizerId("unicode-segmentation", "2", withoutSpaces ? "icu" : "jdk");
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var text = chapter.text().value();
    var tokens = new ArrayList<Token>();
    for (var piece : segmenter.pieces(text)) {
      Interruption.check();
      var surface = piece.of(text);
      if (!surface.isBlank()) {
        var border = piece.start() + Elision.border(surface, locale);
        if (border > piece.start()) {
          tokens.add(token(new Span(piece.start(), border), text));
        }
        tokens.add(token(new Span(border, piece.end()), text));
      }
    }
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
