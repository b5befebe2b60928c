package org.intelligentreader.book.language.korean;

import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Sentences;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Span;

/// Words of Korean as they are written between spaces, with their morphemes as parts.
public final class KoreanWords implements Tokenizer {
  private static final TokenizerId ID =
      new TokenizerId("intelligent-reader-ko", "1", "nori-10.5.0");

  /// The analyser's memory grows with what it gets at once.
  private static final int LONGEST = 2000;

  private final NoriAnalyser analyser = new NoriAnalyser();

  private KoreanWords() {}

  /// A tokenizer for one book. The dictionary loads once per process, here.
  public static Tokenizer create() {
    return new KoreanWords();
  }

  @Override
  public TokenizerId id() {
    return ID;
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var text = chapter.text().value();
    var sentences = Sentences.of(text);
    var tokens = new ArrayList<Token>();
    for (var piece : Sentences.pieces(text, sentences, LONGEST)) {
      Interruption.check();
      words(text, piece, tokens);
    }
    return new Analysis(tokens, sentences);
  }

  private void words(String text, Span piece, List<Token> tokens) {
    var current = new ArrayList<SejongMorpheme>();
    for (var found : analyser.of(piece.of(text))) {
      var morpheme =
          new SejongMorpheme(found.span().shift(piece.start()), found.form(), found.tag());
      if (!current.isEmpty() && !belongs(current.getLast(), morpheme)) {
        tokens.add(new Eojeol(current).token(text));
        current.clear();
      }
      current.add(morpheme);
    }
    if (!current.isEmpty()) {
      tokens.add(new Eojeol(current).token(text));
    }
  }

  /// True when nothing parts the second from the first.
  private static boolean belongs(SejongMorpheme first, SejongMorpheme second) {
    var sameLetters = first.span().equals(second.span());
    return sameLetters
        || (first.span().end() == second.span().start() && !first.isSign() && !second.isSign());
  }
}
