package org.intelligentreader.book.language.japanese.headword;

import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.SoundChanges;
import org.intelligentreader.book.text.CodePoints;

/// How a common noun of several kanji is read, where the analyser reads it as the dictionary of
/// words never does, and that knows it as a common word of one reading: 中腹 チュウフク. Names are left.
final class WordReading {
  private WordReading() {}

  static Morpheme of(Morpheme morpheme, Headwords headwords) {
    if (!isCandidate(morpheme)) {
      return morpheme;
    }
    var entries = headwords.entries(morpheme);
    var readings = CompoundReading.readings(entries);
    var kana = morpheme.sound().kana();
    if (readings.size() != 1 || SoundChanges.of(readings.getFirst()).contains(kana)) {
      return morpheme;
    }
    var isListed =
        entries.stream().anyMatch(entry -> Kana.toKatakana(entry.reading()).equals(kana));
    return isListed || !entries.getFirst().common()
        ? morpheme
        : morpheme.withKana(readings.getFirst());
  }

  private static boolean isCandidate(Morpheme morpheme) {
    return morpheme.surface().length() > 1
        && morpheme.is(Pos.NOUN, "普通名詞")
        && CodePoints.all(morpheme.surface(), c -> !Kana.isKana(c));
  }
}
