package org.intelligentreader.book.language.chinese;

import com.hankcs.hanlp.dictionary.other.CharTable;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Lemmas;
import org.intelligentreader.book.language.Lexeme;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.language.Sentences;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.language.unicode.WordBorders;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Words of Chinese, in simplified and traditional characters, with their pinyin.
public final class ChineseTokenizer implements Tokenizer {
  private static final TokenizerId ID =
      new TokenizerId("intelligent-reader-zh", "1", "hanlp-portable-1.8.6");

  /// The analyser's effort and memory grow with what it gets at once.
  private static final int LONGEST = 2000;

  private final Segment segment =
      new ViterbiSegment().enableCustomDictionary(false).enableNameRecognize(true);
  private final WordBorders borders = new WordBorders(Locale.ENGLISH);

  private ChineseTokenizer() {}

  /// A tokenizer for one book. The dictionaries load once per process, at the first text.
  public static Tokenizer create() {
    return new ChineseTokenizer();
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

  /// HanLP sees the characters in their simplified form, one for one.
  private void words(String text, Span piece, List<Token> tokens) {
    var plain = piece.of(text).toCharArray();
    for (var i = 0; i < plain.length; i++) {
      plain[i] = CharTable.convert(plain[i]);
    }
    var at = piece.start();
    for (var term : segment.seg(plain)) {
      var span = new Span(at, Math.min(piece.end(), at + term.word.length()));
      at = span.end();
      if (CodePoints.any(span.of(text), Character::isIdeographic)) {
        tokens.add(token(span, text, String.valueOf(term.nature)));
      } else if (!span.of(text).isBlank()) {
        borders
            .of(span.of(text))
            .forEach(word -> tokens.add(foreign(word.shift(span.start()), text)));
      }
    }
  }

  private static Token token(Span span, String text, String nature) {
    var surface = span.of(text);
    var reading = Pinyin.of(span, surface);
    var speech = new PartOfSpeech(nature, Optional.empty(), Optional.of(Nature.universal(nature)));
    var lexeme =
        new Lexeme(
            Lemmas.of(surface, Locale.ROOT),
            reading.map(found -> found.katakana()),
            Optional.of(speech),
            true,
            Optional.empty(),
            Optional.empty());
    return new Token(span, surface, lexeme, reading, List.of(), List.of());
  }

  /// Words in other letters, numbers and punctuation.
  private static Token foreign(Span span, String text) {
    var surface = span.of(text);
    var word = CodePoints.any(surface, Character::isLetter);
    var universal = word ? "X" : CodePoints.any(surface, Character::isDigit) ? "NUM" : "PUNCT";
    var lexeme =
        new Lexeme(
            Lemmas.of(surface, Locale.ROOT),
            Optional.empty(),
            Optional.of(new PartOfSpeech(universal, Optional.empty(), Optional.of(universal))),
            word,
            Optional.empty(),
            Optional.empty());
    return new Token(span, surface, lexeme, Optional.empty(), List.of(), List.of());
  }
}
