package org.intelligentreader.book.language.japanese.headword;

import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.SoundChanges;
import org.intelligentreader.book.text.CodePoints;

/// How a common noun of several kanji is read, where the analyser reads it as the dictionary of
/// words never does, and that knows it as a common word of one reading: 中腹 チュウフク. Names are left.
final class WordReading {
  private WordReading() {}

  static Morpheme of(Morphemes morphemes, int i, Headwords headwords) {
    var morpheme = morphemes.get(i);
    var kana = morpheme.sound().kana();
    if (kana.isEmpty()) {
      return isWhole(morphemes, i) ? unknown(morpheme, headwords) : morpheme;
    }
    if (!isCandidate(morpheme)) {
      return morpheme;
    }
    var entries = headwords.entries(morpheme);
    var readings = CompoundReading.readings(entries);
    if (readings.size() != 1 || SoundChanges.of(readings.getFirst()).contains(kana)) {
      return morpheme;
    }
    var isListed =
        entries.stream().anyMatch(entry -> Kana.toKatakana(entry.reading()).equals(kana));
    return isListed || !entries.getFirst().common()
        ? morpheme
        : morpheme.withKana(readings.getFirst());
  }

  /// A word that the analyser lacks (劣弧, 春霖) is read as the dictionary of words says, if it says
  /// one thing.
  private static Morpheme unknown(Morpheme morpheme, Headwords headwords) {
    if (!CodePoints.any(morpheme.surface(), Character::isIdeographic)) {
      return morpheme;
    }
    var readings = CompoundReading.usual(headwords.entries(morpheme));
    return readings.size() == 1 ? morpheme.withKana(readings.getFirst()) : morpheme;
  }

  /// A single kanji may be the stem of a verb that the analyser lacks, too, if no particle follows.
  private static boolean isWhole(Morphemes morphemes, int i) {
    return morphemes.get(i).surface().length() > 1
        || !morphemes.isBefore(i, next -> !next.is(Pos.PARTICLE) && !next.is(Pos.MARK));
  }

  private static boolean isCandidate(Morpheme morpheme) {
    return morpheme.surface().length() > 1
        && morpheme.is(Pos.NOUN, "普通名詞")
        && CodePoints.all(morpheme.surface(), c -> !Kana.isKana(c));
  }
}
