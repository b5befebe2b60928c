package org.intelligentreader.book.language;

import java.util.List;
import org.intelligentreader.book.model.Span;

/// How a token is read: katakana as written (コウ, not コー), who says so, and the hiragana over its
/// kanji.
public record Reading(String katakana, Source source, List<Furigana> furigana) {
  /// Who says so, best first.
  public enum Source {
    /// Somebody put it right by hand.
    USER,
    /// The book's ruby at this place.
    RUBY,
    /// The book's ruby for the same word elsewhere.
    BOOK,
    /// The analyser's dictionary.
    DICTIONARY
  }

  /// `hiragana` over `span` (offsets into the canonical text): kanji only, never kana.
  public record Furigana(Span span, String hiragana) {}

  public Reading {
    furigana = List.copyOf(furigana);
  }
}
