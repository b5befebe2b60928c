package org.intelligentreader.book.language.chinese;

import com.hankcs.hanlp.HanLP;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Reading.Furigana;
import org.intelligentreader.book.model.Span;

/// Pinyin with marks of tone: a syllable over each character, and all of a word.
final class Pinyin {
  private static final String NONE = "none";

  private Pinyin() {}

  /// Empty when a character has no reading or a syllable no character.
  static Optional<Reading> of(Span span, String word) {
    var syllables =
        HanLP.convertToPinyinList(word).stream()
            .map(syllable -> syllable.getPinyinWithToneMark())
            .toList();
    if (syllables.size() != word.length() || syllables.contains(NONE)) {
      return Optional.empty();
    }
    var above = new ArrayList<Furigana>();
    for (var i = 0; i < syllables.size(); i++) {
      above.add(new Furigana(new Span(span.start() + i, span.start() + i + 1), syllables.get(i)));
    }
    var whole = syllables.stream().collect(Collectors.joining(" "));
    return Optional.of(new Reading(whole, Reading.Source.DICTIONARY, above));
  }
}
