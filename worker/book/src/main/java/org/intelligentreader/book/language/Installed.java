package org.intelligentreader.book.language;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.intelligentreader.book.dictionary.WordDictionary;

/// What a machine may have beside the program and analysers use if it is there. Who builds the
/// adapters says where it lies; `words` is asked when the first Japanese book comes.
///
/// `kanjidic` is KANJIDIC2 as published, gzipped; `packs` are dictionaries of inflected forms.
public record Installed(
    Supplier<Optional<WordDictionary>> words, Optional<Path> kanjidic, Packs packs) {
  /// Nothing: what comes with the program alone.
  public static final Installed NONE = new Installed(Optional::empty, Optional.empty(), Packs.NONE);
}
