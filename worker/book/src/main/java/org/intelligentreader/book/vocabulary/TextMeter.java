package org.intelligentreader.book.vocabulary;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.model.CanonicalText;

/// Counts a text while it comes by; keeps nothing of it but its different kanji.
final class TextMeter {
  private static final int WINDOW = 100;

  private final boolean japanese;
  private final Map<Integer, Integer> kanji = new HashMap<>();
  private final Set<String> window = new HashSet<>();
  private int inWindow;
  private long windows;
  private long distinctInWindows;
  private long characters;
  private long words;
  private long sentences;
  private long letters;
  private int distinctWords;
  private int newWords;

  TextMeter(boolean japanese) {
    this.japanese = japanese;
  }

  void text(CanonicalText text) {
    characters += text.visibleCharacters();
    var value = text.value();
    for (var i = 0; i < value.length(); ) {
      var c = value.codePointAt(i);
      if (Character.isIdeographic(c) && UnicodeScript.of(c) == UnicodeScript.HAN) {
        kanji.merge(c, 1, Integer::sum);
      }
      i += Character.charCount(c);
    }
  }

  /// The characters of a part of this text, as its own meter has counted them.
  void characters(TextMeter part) {
    characters += part.characters;
    part.kanji.forEach((c, count) -> kanji.merge(c, count, Integer::sum));
  }

  void word(String lemma, int lettersInWord) {
    words++;
    letters += lettersInWord;
    window.add(lemma);
    if (++inWindow == WINDOW) {
      windows++;
      distinctInWindows += window.size();
      window.clear();
      inWindow = 0;
    }
  }

  void sentence() {
    sentences++;
  }

  /// A word that this text did not have before; `isNew` when no text before had it.
  void distinctWord(boolean isNew) {
    distinctWords++;
    newWords += isNew ? 1 : 0;
  }

  TextStatistics statistics() {
    var sizes = new TextStatistics.Sizes(characters, words, sentences, letters);
    var written = KanjiStatistics.of(kanji, japanese);
    Optional<Double> variety =
        windows == 0 ? Optional.empty() : Optional.of((double) distinctInWindows / windows);
    return new TextStatistics(
        sizes, distinctWords, newWords, written, Difficulty.of(sizes, written, japanese, variety));
  }
}
