package org.intelligentreader.book.language.japanese.word;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.language.Lemmas;
import org.intelligentreader.book.language.Lexeme;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Potential;
import org.intelligentreader.book.language.japanese.morpheme.UniversalTags;
import org.intelligentreader.book.language.japanese.ruby.RubyReadings;

/// Turns words into the tokens of the bundle.
public final class TokenMaker {
  private static final Set<Pos> NO_WORDS =
      EnumSet.of(Pos.PARTICLE, Pos.AUXILIARY, Pos.MARK, Pos.SPACE);

  private final Readings readings;
  private final KnownParts known = new KnownParts();

  public TokenMaker(Readings readings) {
    this.readings = readings;
  }

  public Token token(Word word, RubyReadings rubies) {
    var parts = parts(word.morphemes(), rubies);
    if (parts.size() == 1) {
      return single(word, parts.getFirst(), Inflections.of(word));
    }
    var reading = Readings.joined(parts);
    return new Token(
        word.span(),
        word.surface(),
        lexeme(
            word.headMorpheme(),
            word.lemma(),
            LemmaReading.of(word.surface(), word.lemma(), reading),
            word.base()),
        reading,
        Inflections.of(word),
        parts);
  }

  /// A word of one morpheme takes over what that one says of itself.
  private static Token single(Word word, Token part, List<String> inflection) {
    var morpheme = word.headMorpheme();
    var lemma = word.lemma();
    var lexeme =
        lemma.equals(lemma(morpheme))
            ? part.lexeme()
            : lexeme(
                morpheme,
                lemma,
                LemmaReading.of(part.surface(), lemma, part.reading()),
                word.base());
    return new Token(part.span(), part.surface(), lexeme, part.reading(), inflection, List.of());
  }

  private List<Token> parts(List<Morpheme> morphemes, RubyReadings rubies) {
    var parts = new ArrayList<Token>(morphemes.size());
    for (var morpheme : morphemes) {
      parts.add(
          readings.dependsOnTheBook(morpheme, rubies)
              ? part(morpheme, rubies)
              : known.of(morpheme, one -> part(one, rubies)));
    }
    return parts;
  }

  private Token part(Morpheme morpheme, RubyReadings rubies) {
    var lemma = lemma(morpheme);
    var reading = readings.of(morpheme, rubies);
    return new Token(
        morpheme.span(),
        morpheme.surface(),
        lexeme(
            morpheme,
            lemma,
            LemmaReading.of(morpheme.surface(), lemma, reading),
            Potential.plainVerb(morpheme)),
        reading,
        List.of(),
        List.of());
  }

  /// The dictionary form of a morpheme by itself.
  private static String lemma(Morpheme morpheme) {
    return morpheme.base().isEmpty() ? morpheme.surface() : morpheme.base();
  }

  /// UniDic's own spelling of a word that is this morpheme alone.
  private static Optional<String> standard(Morpheme head, String lemma) {
    var plain = head.plainLemma();
    return plain.isEmpty() || plain.equals(lemma) || !lemma.equals(lemma(head))
        ? Optional.empty()
        : Optional.of(plain);
  }

  private static Lexeme lexeme(
      Morpheme head, String lemma, Optional<String> reading, Optional<String> base) {
    var tag = head.tag();
    var detail = tag.detail().isEmpty() ? Optional.<String>empty() : Optional.of(tag.detail());
    return new Lexeme(
        Lemmas.of(lemma, Locale.ROOT),
        reading,
        Optional.of(new PartOfSpeech(tag.pos().unidic(), detail, UniversalTags.of(head))),
        !NO_WORDS.contains(tag.pos()),
        base,
        head.sound().accent(),
        base.isPresent() ? Optional.empty() : standard(head, lemma));
  }
}
