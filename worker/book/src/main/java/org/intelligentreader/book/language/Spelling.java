package org.intelligentreader.book.language;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.model.Span;

/// How a language writes readings, for those that people give by hand.
public interface Spelling {
  /// Languages whose words show their reading themselves.
  Spelling PLAIN =
      new Spelling() {
        @Override
        public boolean isReading(String text) {
          return !text.isBlank();
        }

        @Override
        public Reading reading(Span span, String surface, String said) {
          return new Reading(said, Reading.Source.USER, List.of());
        }

        @Override
        public Optional<Reading> readingInside(Token token, Span span, String said) {
          return Optional.empty();
        }

        @Override
        public Optional<String> lemmaReading(
            String surface, String lemma, Optional<Reading> reading) {
          return surface.equals(lemma) ? reading.map(Reading::katakana) : Optional.empty();
        }
      };

  /// True when `text` can be a reading in this language.
  boolean isReading(String text);

  /// `said` as the reading of `surface`, which stands at `span`.
  Reading reading(Span span, String surface, String said);

  /// The reading of the whole `token` when the part of it at `span` is read as `said`; empty when
  /// that part has no borders in the reading.
  Optional<Reading> readingInside(Token token, Span span, String said);

  /// How `lemma` is read when `surface` is read so.
  Optional<String> lemmaReading(String surface, String lemma, Optional<Reading> reading);
}
