package org.intelligentreader.book.language;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.intelligentreader.book.language.japanese.JapaneseTokenizer;

/// Chooses a [Tokenizer] by language. Every language has one: those without an analyser of their
/// own get words and sentences by Unicode segmentation.
public final class Tokenizers {
  private final Map<String, Supplier<Tokenizer>> byLanguage;

  private Tokenizers(Map<String, Supplier<Tokenizer>> byLanguage) {
    this.byLanguage = byLanguage;
  }

  /// All analysers that come with the worker. Dictionaries load when their language is first asked
  /// for.
  public static Tokenizers standard() {
    return new Tokenizers(Map.of("ja", JapaneseTokenizer::create));
  }

  /// A fresh tokenizer for one book; `tag` is BCP 47.
  public Tokenizer forLanguage(String tag) {
    var locale = Locale.forLanguageTag(tag);
    var own = byLanguage.get(locale.getLanguage());
    return own == null ? new UnicodeTokenizer(locale) : own.get();
  }
}
