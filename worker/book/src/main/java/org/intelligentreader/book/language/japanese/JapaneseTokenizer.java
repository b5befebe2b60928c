package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Installed;
import org.intelligentreader.book.language.Sentences;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.language.japanese.analyser.LatticeAnalyser;
import org.intelligentreader.book.language.japanese.headword.Headwords;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.MorphemeAnalyser;
import org.intelligentreader.book.language.japanese.morpheme.MorphemeAnalyser.Wish;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Under;
import org.intelligentreader.book.language.japanese.repair.Chunks;
import org.intelligentreader.book.language.japanese.ruby.BookReadings;
import org.intelligentreader.book.language.japanese.ruby.ForeignRuby;
import org.intelligentreader.book.language.japanese.ruby.RubyCuts;
import org.intelligentreader.book.language.japanese.ruby.RubyReadings;
import org.intelligentreader.book.language.japanese.ruby.RubyWishes;
import org.intelligentreader.book.language.japanese.ruby.RubyWords;
import org.intelligentreader.book.language.japanese.script.KanjiReadings;
import org.intelligentreader.book.language.japanese.script.Normalised;
import org.intelligentreader.book.language.japanese.word.LearnerWords;
import org.intelligentreader.book.language.japanese.word.Readings;
import org.intelligentreader.book.language.japanese.word.TokenMaker;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Words of Japanese as a learner looks them up, with the analyser's morphemes as their parts.
public final class JapaneseTokenizer implements Tokenizer {
  private static final String DICTIONARY = "unidic-2.1.2";

  private final MorphemeAnalyser analyser;
  private final String dictionaryVersion;
  private final BookReadings memory = new BookReadings();
  private final ForeignRuby foreignRuby;
  private final TokenMaker tokens;
  private final Headwords headwords;

  /// Names in katakana that the book had so far.
  private final Set<String> names = new HashSet<>();

  private JapaneseTokenizer(MorphemeAnalyser analyser, KanjiReadings kanji, Headwords headwords) {
    this.analyser = analyser;
    this.headwords = headwords;
    this.dictionaryVersion =
        Stream.of(DICTIONARY, kanji.source(), headwords.source())
            .filter(source -> !source.isEmpty())
            .collect(Collectors.joining("+"));
    this.foreignRuby = new ForeignRuby(kanji);
    this.tokens = new TokenMaker(new Readings(memory, kanji));
  }

  /// Makes a tokenizer for each book. The dictionaries load once, for the first one.
  public static Supplier<Tokenizer> maker(Installed installed) {
    var data = new JapaneseData(installed);
    return () -> with(LatticeAnalyser.shared(), data.kanji(), data.headwords());
  }

  /// A tokenizer for one book, without anything installed.
  static Tokenizer create() {
    return with(LatticeAnalyser.shared(), KanjiReadings.numeralsOnly());
  }

  static JapaneseTokenizer with(MorphemeAnalyser analyser, KanjiReadings kanji) {
    return with(analyser, kanji, new Headwords(Optional.empty()));
  }

  static JapaneseTokenizer with(
      MorphemeAnalyser analyser, KanjiReadings kanji, Headwords headwords) {
    return new JapaneseTokenizer(analyser, kanji, headwords);
  }

  @Override
  public TokenizerId id() {
    return new TokenizerId("intelligent-reader-ja", "7", dictionaryVersion);
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var text = chapter.text().value();
    var rubies = new RubyReadings(chapter);
    var units = shortUnits(text, rubies);
    var glosses = foreign(rubies, units);
    var merged = new RubyWords(rubies, memory).mend(units);
    var words = LearnerWords.of(merged, headwords.runs(merged));
    var found = new ArrayList<Token>(words.size());
    for (var word : words) {
      Interruption.check();
      found.add(tokens.token(word, rubies));
    }
    return new Analysis(found, Sentences.of(text), glosses);
  }

  private Set<Span> foreign(RubyReadings rubies, List<Morpheme> units) {
    return rubies.without(ruby -> foreignRuby.isForeign(ruby, Under.of(ruby.span(), units)));
  }

  /// The analyser's morphemes with all repairs made.
  Morphemes shortUnits(String text, RubyReadings rubies) {
    var morphemes = unmended(text, rubies);
    for (var repair : Repairs.listed(analyser, headwords, rubies, names)) {
      morphemes = repair.mend(morphemes);
    }
    return morphemes;
  }

  /// The analyser's morphemes, read as ruby wishes.
  Morphemes unmended(String text, RubyReadings rubies) {
    var morphemes = new ArrayList<Morpheme>();
    for (var chunk : Chunks.of(text)) {
      Interruption.check();
      var found = readAsWished(text, chunk, morphemes(text, chunk, List.of()), rubies);
      var parts = RubyCuts.parts(chunk, found, rubies);
      if (parts.size() == 1) {
        morphemes.addAll(found);
      } else {
        parts.forEach(part -> morphemes.addAll(morphemes(text, part, List.of())));
      }
    }
    return Morphemes.of(morphemes);
  }

  private List<Morpheme> readAsWished(
      String text, Span chunk, List<Morpheme> found, RubyReadings rubies) {
    if (!rubies.startsIn(chunk)) {
      return found;
    }
    var read = new ArrayList<Morpheme>(found.size());
    for (var clause : Chunks.clauses(text, chunk)) {
      var under = Under.of(clause, found);
      var wishes = RubyWishes.of(text, clause, under, rubies);
      read.addAll(wishes.isEmpty() ? under : morphemes(text, clause, wishes));
    }
    return read;
  }

  private List<Morpheme> morphemes(String text, Span chunk, List<Wish> wishes) {
    var morphemes = new ArrayList<Morpheme>();
    var normalised = Normalised.of(chunk.of(text));
    var inside =
        normalised.text().length() == chunk.length() ? shifted(wishes, chunk) : List.<Wish>of();
    for (var morpheme : analyser.analyse(normalised.text(), inside)) {
      var span = normalised.original(morpheme.span()).shift(chunk.start());
      if (span.length() > 0) {
        morphemes.add(placed(morpheme, span, text));
      }
    }
    return morphemes;
  }

  private static List<Wish> shifted(List<Wish> wishes, Span chunk) {
    return wishes.stream()
        .map(wish -> new Wish(wish.span().shift(-chunk.start()), wish.katakana()))
        .toList();
  }

  private static Morpheme placed(Morpheme morpheme, Span span, String text) {
    var surface = span.of(text);
    var tag =
        CodePoints.any(surface, Character::isLetterOrDigit)
            ? morpheme.tag()
            : symbol(morpheme.tag());
    return new Morpheme(span, surface, tag, lemma(morpheme), morpheme.base(), morpheme.sound());
  }

  /// UniDic lists names by their sound (トウキョウ) and unknown words not at all; here they stand as
  /// written.
  private static String lemma(Morpheme morpheme) {
    var asWritten = morpheme.lemma().isEmpty() || morpheme.is(Pos.NOUN, "固有名詞");
    return asWritten && !morpheme.base().isEmpty() ? morpheme.base() : morpheme.lemma();
  }

  /// The analyser takes symbols that it does not know for nouns.
  private static Morpheme.Tag symbol(Morpheme.Tag tag) {
    return tag.pos() == Pos.NOUN ? new Morpheme.Tag(Pos.MARK, "一般", "", "", "") : tag;
  }
}
