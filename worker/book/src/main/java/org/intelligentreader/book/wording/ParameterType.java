package org.intelligentreader.book.wording;

import java.util.Locale;

/// What the value of a parameter is, and so how a sentence shows it.
public enum ParameterType {
  /// Words that the catalogue does not know, such as a server's answer.
  TEXT,
  /// A whole number.
  NUMBER,
  /// A path in the EPUB, or a part of the book from `places.txt`, written with a colon: `:archive`.
  PLACE,
  /// The name of a limit; a sentence may ask for its unit: `{limit.unit}`.
  LIMIT,
  /// One of the entries below this one: `pdf` stands for `not-an-epub/pdf`.
  CHOICE,
  /// The code of another failure; a sentence shows its meaning.
  FAILURE;

  static ParameterType named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// True for a value that can be stored as this.
  boolean allows(Object value) {
    return this == NUMBER ? value instanceof Long : value instanceof String;
  }
}
