package org.intelligentreader.book.language.choice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.intelligentreader.book.language.Installed;
import org.intelligentreader.book.language.Spelling;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.chinese.ChineseTokenizer;
import org.intelligentreader.book.language.english.EnglishTokenizer;
import org.intelligentreader.book.language.english.EnglishWords;
import org.intelligentreader.book.language.japanese.JapaneseSpelling;
import org.intelligentreader.book.language.japanese.JapaneseTokenizer;
import org.intelligentreader.book.language.japanese.analyser.BracketReadings;
import org.intelligentreader.book.language.korean.KoreanWords;
import org.intelligentreader.book.language.morphology.MorphologyTokenizer;
import org.intelligentreader.book.language.morphology.TaggedForms;
import org.intelligentreader.book.language.overrides.Overrides;
import org.intelligentreader.book.language.overrides.OverridingTokenizer;
import org.intelligentreader.book.language.passage.PassageTokenizer;
import org.intelligentreader.book.language.plain.Asides;
import org.intelligentreader.book.language.plain.PlainTokenizer;
import org.intelligentreader.book.language.plain.WordList;
import org.intelligentreader.book.language.unicode.UnicodeTokenizer;

/// Chooses a [Tokenizer] by language. Every language has one: those without an analyser of their
/// own get words and sentences by Unicode segmentation.
public final class Tokenizers {
  /// What comes as one token.
  public enum Units {
    /// What a learner looks up: a word with everything that inflects it.
    WORDS,
    /// The analyser's own pieces.
    MORPHEMES
  }

  /// What a language brings. Its analyser loads when its first book comes.
  private record Language(
      Function<Locale, Tokenizer> tokenizer, Spelling spelling, Asides asides, WordList words) {}

  private static final Language OTHER =
      new Language(UnicodeTokenizer::new, Spelling.PLAIN, Asides.NONE, WordList.NONE);

  private final Map<String, Language> byLanguage;
  private final Units units;

  private Tokenizers(Map<String, Language> byLanguage, Units units) {
    this.byLanguage = byLanguage;
    this.units = units;
  }

  /// All analysers that come with the worker, without anything installed.
  public static Tokenizers standard() {
    return standard(Units.WORDS, Installed.NONE);
  }

  /// All analysers, with what the machine has for them.
  public static Tokenizers standard(Units units, Installed installed) {
    var japanese = JapaneseTokenizer.maker(installed);
    var languages = new HashMap<String, Language>();
    MorphologyTokenizer.makers(installed.packs())
        .forEach((tag, maker) -> languages.put(tag, plain(maker)));
    languages.put(
        "ja",
        new Language(
            _ -> japanese.get(), new JapaneseSpelling(), BracketReadings.create(), WordList.NONE));
    languages.put("zh", plain(ChineseTokenizer::create));
    languages.put("ko", plain(KoreanWords::create));
    var forms = TaggedForms.of(installed.packs(), "en");
    languages.put(
        "en",
        new Language(
            _ -> EnglishTokenizer.create(forms.map(Supplier::get)),
            Spelling.PLAIN,
            Asides.NONE,
            EnglishWords.create()));
    return new Tokenizers(Map.copyOf(languages), units);
  }

  private static Language plain(Supplier<Tokenizer> maker) {
    return new Language(_ -> maker.get(), Spelling.PLAIN, Asides.NONE, WordList.NONE);
  }

  /// A fresh tokenizer for one book; `tag` is BCP 47.
  public Tokenizer forLanguage(String tag) {
    return forBook(tag, Overrides.NONE);
  }

  /// The same for a book of which some words were put right by hand.
  public Tokenizer forBook(String tag, Overrides overrides) {
    var primary = Locale.forLanguageTag(tag).getLanguage();
    return OverridingTokenizer.of(
        new PassageTokenizer(words(tag), primary, this::words),
        overrides,
        byLanguage.getOrDefault(primary, OTHER).spelling());
  }

  private Tokenizer words(String tag) {
    var locale = Locale.forLanguageTag(tag);
    var language = byLanguage.getOrDefault(locale.getLanguage(), OTHER);
    var words =
        new PlainTokenizer(
            language.tokenizer().apply(locale), locale, language.asides(), language.words());
    return switch (units) {
      case WORDS -> words;
      case MORPHEMES -> new MorphemeTokenizer(words);
    };
  }
}
