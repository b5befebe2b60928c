package org.intelligentreader.lattice.file;

import java.io.IOException;

/// The dictionary file is missing, damaged, or of another format. The message says which file, what
/// is wrong with it and what to do.
public final class DictionaryException extends IOException {
  public DictionaryException(String message) {
    super(message);
  }
}
