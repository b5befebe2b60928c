package org.intelligentreader.book.dictionary;

import java.io.IOException;

/// The file of the dictionary is missing, cut short or of another format. The message says which
/// file, and what to do.
public final class WordFileException extends IOException {
  public WordFileException(String message) {
    super(message);
  }
}
