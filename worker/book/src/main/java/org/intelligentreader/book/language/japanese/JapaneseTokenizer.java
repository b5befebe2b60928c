package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Sentences;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.text.Chapter;
import org.intelligentreader.book.text.Span;

/// Words of Japanese as a learner looks them up, with the analyser's morphemes as their parts.
public final class JapaneseTokenizer implements Tokenizer {
  private static final TokenizerId ID =
      new TokenizerId("intelligent-reader-ja", "1", "unidic-2.1.2");

  private final MorphemeAnalyser analyser;
  private final TokenMaker tokens = new TokenMaker(new Readings(new BookReadings()));

  private JapaneseTokenizer(MorphemeAnalyser analyser) {
    this.analyser = analyser;
  }

  /// A tokenizer for one book. The dictionary loads once per process, here.
  public static Tokenizer create() {
    return new JapaneseTokenizer(LatticeAnalyser.shared());
  }

  @Override
  public TokenizerId id() {
    return ID;
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var text = chapter.text().value();
    var rubies = new RubyReadings(chapter);
    var morphemes = RubyGroups.merge(Corrections.apply(Joins.join(morphemes(text))), rubies);
    var words = LearnerWords.of(morphemes);
    var found = new ArrayList<Token>(words.size());
    for (var i = 0; i < words.size(); i++) {
      var following =
          i + 1 < words.size()
              ? following(words.get(i), words.get(i + 1))
              : Optional.<Morpheme>empty();
      found.add(tokens.token(words.get(i), following, rubies));
    }
    return new Analysis(found, Sentences.of(text));
  }

  private static Optional<Morpheme> following(Word word, Word next) {
    return word.span().end() == next.span().start()
        ? Optional.of(next.morphemes().getFirst())
        : Optional.empty();
  }

  private List<Morpheme> morphemes(String text) {
    var morphemes = new ArrayList<Morpheme>();
    for (var chunk : Chunks.of(text)) {
      var normalised = Normalised.of(chunk.of(text));
      for (var morpheme : analyser.analyse(normalised.text())) {
        var span = normalised.original(morpheme.span()).shift(chunk.start());
        if (span.length() > 0) {
          morphemes.add(placed(morpheme, span, text));
        }
      }
    }
    return morphemes;
  }

  private static Morpheme placed(Morpheme morpheme, Span span, String text) {
    var surface = span.of(text);
    var tag =
        surface.codePoints().noneMatch(Character::isLetterOrDigit)
            ? symbol(morpheme.tag())
            : morpheme.tag();
    return new Morpheme(span, surface, tag, morpheme.lemma(), morpheme.base(), morpheme.sound());
  }

  /// The analyser takes symbols that it does not know for nouns.
  private static Morpheme.Tag symbol(Morpheme.Tag tag) {
    return tag.pos().equals("名詞") ? new Morpheme.Tag("補助記号", "一般", "", "", "") : tag;
  }
}
