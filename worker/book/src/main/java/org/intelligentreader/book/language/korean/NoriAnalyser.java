package org.intelligentreader.book.language.korean;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Span;

/// Finds morphemes with Lucene's nori and the dictionary mecab-ko-dic inside it.
final class NoriAnalyser {
  private final KoreanTokenizer tokenizer =
      new KoreanTokenizer(
          TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY,
          null,
          KoreanTokenizer.DecompoundMode.NONE,
          false,
          false);
  private final CharTermAttribute term = tokenizer.getAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = tokenizer.getAttribute(OffsetAttribute.class);
  private final PartOfSpeechAttribute speech = tokenizer.getAttribute(PartOfSpeechAttribute.class);

  /// In ascending order; white space is left out.
  List<SejongMorpheme> of(String text) {
    var found = new ArrayList<SejongMorpheme>();
    try (var reader = new StringReader(text)) {
      tokenizer.setReader(reader);
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        Interruption.check();
        add(found);
      }
      tokenizer.end();
      tokenizer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private void add(List<SejongMorpheme> found) {
    var span = new Span(offset.startOffset(), offset.endOffset());
    var parts = speech.getMorphemes();
    if (parts == null || speech.getPOSType() != POS.Type.INFLECT) {
      if (!term.toString().isBlank()) {
        found.add(new SejongMorpheme(span, term.toString(), speech.getLeftPOS().name()));
      }
      return;
    }
    for (var part : parts) {
      found.add(new SejongMorpheme(span, part.surfaceForm(), part.posTag().name()));
    }
  }
}
