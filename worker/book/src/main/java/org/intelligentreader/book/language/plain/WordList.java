package org.intelligentreader.book.language.plain;

/// Words that a language is known to have.
@FunctionalInterface
public interface WordList {
  /// Nothing is known.
  WordList NONE = _ -> false;

  /// `word` is in lower case.
  boolean has(String word);
}
