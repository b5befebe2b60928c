package org.intelligentreader.book.problem;

import java.util.Locale;

/// A part of a book that has no path, for a parameter of a message that is a place.
public enum BookPart {
  TEXT,
  FILE,
  BOOK,
  ARCHIVE,
  PICTURES;

  /// As the parameter is stored: `:archive`.
  public String place() {
    return ":" + name().toLowerCase(Locale.ROOT);
  }
}
