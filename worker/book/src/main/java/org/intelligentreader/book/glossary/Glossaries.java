package org.intelligentreader.book.glossary;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.intelligentreader.book.dictionary.WordDictionary;

/// Gives each book a glossary, if there is a dictionary of its language.
public final class Glossaries {
  /// For those who want none.
  public static final Glossaries NONE = new Glossaries(Optional::empty);

  private final Supplier<Optional<WordDictionary>> japanese;

  /// `japanese` is asked when the first Japanese book comes.
  public Glossaries(Supplier<Optional<WordDictionary>> japanese) {
    this.japanese = japanese;
  }

  /// A fresh glossary for one book; `tag` is BCP 47.
  public Glossary forLanguage(String tag) {
    return Locale.forLanguageTag(tag).getLanguage().equals("ja")
        ? japanese.get().map(Glossary::of).orElse(Glossary.NONE)
        : Glossary.NONE;
  }
}
