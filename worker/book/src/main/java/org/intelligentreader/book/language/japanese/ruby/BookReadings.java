package org.intelligentreader.book.language.japanese.ruby;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;

/// What the book has said so far about how its words are read. Publishers give names and hard words
/// their ruby once; it holds for the rest.
public final class BookReadings {
  /// Kanji as they stand in a word: `okurigana` is what follows them in the dictionary form (上る and
  /// 上がる differ); `partOfSpeech` is left out for two kanji and more, which are hardly ever two
  /// words.
  public record Place(String kanji, String okurigana, String partOfSpeech) {
    public static Place of(String kanji, String okurigana, String partOfSpeech) {
      return new Place(kanji, okurigana, kanji.length() > 1 ? "" : partOfSpeech);
    }
  }

  private final Map<Place, SequencedMap<String, Integer>> readings = new HashMap<>();
  private final BitSet firstKanji = new BitSet();
  private final Map<String, Morpheme> words = new HashMap<>();
  private final BitSet firstOfWords = new BitSet();
  private int longestWord;

  public void learn(Place place, String katakana) {
    firstKanji.set(place.kanji().charAt(0));
    var known = readings.computeIfAbsent(place, _ -> new LinkedHashMap<>());
    known.putLast(katakana, known.getOrDefault(katakana, 0) + 1);
  }

  /// False when nothing was learned of any part of `surface`.
  public boolean mayKnow(String surface) {
    if (firstKanji.isEmpty()) {
      return false;
    }
    for (var i = 0; i < surface.length(); i++) {
      if (firstKanji.get(surface.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// How the book reads this: as most often so far; among equals the analyser's reading, else the
  /// nearest earlier one.
  public Optional<String> find(Place place, String analysed) {
    var known = readings.get(place);
    if (known == null) {
      return Optional.empty();
    }
    var most = Collections.max(known.values());
    var best = known.lastEntry().getKey();
    for (var reading : known.entrySet()) {
      if (reading.getValue().equals(most)) {
        best = reading.getKey();
      }
    }
    return Optional.of(most.equals(known.get(analysed)) ? analysed : best);
  }

  /// A word that ruby has put together from several morphemes; it holds where they meet again.
  void learnWord(Morpheme word) {
    words.put(word.surface(), word);
    firstOfWords.set(word.surface().charAt(0));
    longestWord = Math.max(longestWord, word.surface().length());
  }

  /// False when no learned word starts as `surface` does.
  boolean mayStartWord(String surface) {
    return firstOfWords.get(surface.charAt(0));
  }

  Optional<Morpheme> findWord(String surface) {
    return Optional.ofNullable(words.get(surface));
  }

  /// In UTF-16 code units; 0 as long as there is none.
  int longestWord() {
    return longestWord;
  }
}
