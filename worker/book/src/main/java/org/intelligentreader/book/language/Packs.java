package org.intelligentreader.book.language;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the data of languages lies: a folder for each language, named by its tag. A language whose
/// folder is missing gets words by Unicode segmentation.
public record Packs(Optional<Path> folder) {
  /// No language has data.
  public static final Packs NONE = new Packs(Optional.empty());

  /// The file `name` of a language, if it is there.
  public Optional<Path> file(String language, String name) {
    return folder.map(packs -> packs.resolve(language).resolve(name)).filter(Files::isRegularFile);
  }
}
