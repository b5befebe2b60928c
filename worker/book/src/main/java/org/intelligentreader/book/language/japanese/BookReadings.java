package org.intelligentreader.book.language.japanese;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the book has said so far about how its words are read. Publishers give names and hard words
/// their ruby once; the nearest earlier one holds.
final class BookReadings {
  private record Key(String kanji, String partOfSpeech) {}

  private final Map<Key, String> readings = new HashMap<>();

  void learn(String kanji, String partOfSpeech, String katakana) {
    readings.put(new Key(kanji, partOfSpeech), katakana);
  }

  Optional<String> find(String kanji, String partOfSpeech) {
    return Optional.ofNullable(readings.get(new Key(kanji, partOfSpeech)));
  }
}
