package org.intelligentreader.book.language.japanese;

import com.atilika.kuromoji.unidic.kanaaccent.Token;
import com.atilika.kuromoji.unidic.kanaaccent.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.text.Span;

/// UniDic 2.1.2 by kuromoji. Loading takes about a second, so there is one for the whole process.
final class KuromojiAnalyser implements MorphemeAnalyser {
  private final Tokenizer tokenizer = new Tokenizer();

  /// Loads the dictionary when it is first needed.
  private static final class Holder {
    static final KuromojiAnalyser INSTANCE = new KuromojiAnalyser();
  }

  private KuromojiAnalyser() {}

  static MorphemeAnalyser shared() {
    return Holder.INSTANCE;
  }

  @Override
  public List<Morpheme> analyse(String text) {
    var morphemes = new ArrayList<Morpheme>();
    for (var token : tokenizer.tokenize(text)) {
      morphemes.add(morpheme(token));
    }
    return morphemes;
  }

  private static Morpheme morpheme(Token token) {
    var surface = token.getSurface();
    return new Morpheme(
        new Span(token.getPosition(), token.getPosition() + surface.length()),
        surface,
        new Morpheme.Tag(
            text(token.getPartOfSpeechLevel1()),
            text(token.getPartOfSpeechLevel2()),
            text(token.getPartOfSpeechLevel3()),
            text(token.getConjugationType()),
            text(token.getConjugationForm())),
        text(token.getLemma()),
        text(token.getWrittenBaseForm()),
        sound(token));
  }

  private static Morpheme.Sound sound(Token token) {
    var accent = text(token.getAccentType());
    return new Morpheme.Sound(
        text(token.getKana()),
        text(token.getKanaBase()),
        accent.isEmpty() ? Optional.empty() : Optional.of(accent));
  }

  private static String text(String column) {
    return column.equals("*") ? "" : column;
  }
}
