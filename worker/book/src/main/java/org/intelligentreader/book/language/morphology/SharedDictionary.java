package org.intelligentreader.book.language.morphology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import morfologik.stemming.Dictionary;
import org.jspecify.annotations.Nullable;

/// What all books of a language share, opened when its first book comes.
final class SharedDictionary {
  private final String language;
  private final Path file;
  private volatile @Nullable Opened opened;

  /// The automaton and our own data.
  record Opened(Dictionary dictionary, LanguageData data) {}

  SharedDictionary(String language, Path file) {
    this.language = language;
    this.file = file;
  }

  Opened get() {
    var known = opened;
    if (known == null) {
      synchronized (this) {
        known = opened;
        if (known == null) {
          known = open();
          opened = known;
        }
      }
    }
    return known;
  }

  private Opened open() {
    try {
      return new Opened(Dictionary.read(file), LanguageData.of(language));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is not a dictionary of forms", e);
    }
  }
}
