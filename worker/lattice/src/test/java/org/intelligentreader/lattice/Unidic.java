package org.intelligentreader.lattice;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.intelligentreader.lattice.file.DictionaryFile;

/// The compiled dictionary, opened once.
final class Unidic {
  static final Dictionary DICTIONARY = open();

  private Unidic() {}

  private static Dictionary open() {
    try {
      return Dictionary.open(DictionaryFile.find("unidic-2.1.2.lattice"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
