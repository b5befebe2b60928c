package org.intelligentreader.book.language.japanese.headword;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes.Change;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.text.CodePoints;

/// Words written with 々 that the analyser lacks and takes for a sign: 縞々, 跡々, 一歩々々. They are read
/// as the dictionary of words says, else twice as what is repeated.
public final class Repetitions implements Repair {
  private static final char AGAIN = '々';
  private static final Morpheme.Tag NOUN = new Morpheme.Tag(Pos.NOUN, "普通名詞", "一般", "", "");

  /// No word repeats more kanji than these with 々.
  private static final int LONGEST = 2;

  private final Headwords headwords;

  public Repetitions(Headwords headwords) {
    this.headwords = headwords;
  }

  @Override
  public Morphemes mend(Morphemes morphemes) {
    return morphemes.replace(i -> word(morphemes, i));
  }

  /// Not after another noun: 研究所|々|長 repeats a suffix.
  private Optional<Change> word(Morphemes morphemes, int start) {
    if (morphemes.isAfter(start, before -> before.is(Pos.NOUN) && isKanji(before.surface()))) {
      return Optional.empty();
    }
    var kanji = 0;
    for (var end = start; end < morphemes.size() && kanji < LONGEST; end++) {
      var piece = morphemes.get(end);
      if ((end > start && !morphemes.touches(end - 1)) || !isKanji(piece.surface())) {
        return Optional.empty();
      }
      kanji += length(piece.surface());
      if (signs(morphemes, end + 1) == kanji) {
        var after = end + 1 + kanji;
        return Optional.of(new Change(after, List.of(joined(morphemes.between(start, after)))));
      }
    }
    return Optional.empty();
  }

  /// How many 々 stand there, each a morpheme, right after what is before them.
  private static int signs(Morphemes morphemes, int from) {
    return morphemes.touches(from - 1) ? morphemes.runEnd(from, Repetitions::isSign) - from : 0;
  }

  private static boolean isSign(Morpheme morpheme) {
    return morpheme.surface().length() == 1 && morpheme.surface().charAt(0) == AGAIN;
  }

  private static boolean isKanji(String surface) {
    return CodePoints.all(surface, c -> c != AGAIN && Character.isIdeographic(c));
  }

  private static int length(String surface) {
    return surface.codePointCount(0, surface.length());
  }

  private Morpheme joined(List<Morpheme> pieces) {
    var readings = CompoundReading.readings(headwords.entries(Morpheme.surface(pieces)));
    return Morpheme.joined(
        pieces,
        NOUN,
        Morpheme.Sound.of(readings.size() == 1 ? readings.getFirst() : twice(pieces)));
  }

  /// Empty where a piece has no reading.
  private static String twice(List<Morpheme> pieces) {
    var once = new StringBuilder();
    for (var piece : pieces) {
      if (!isSign(piece)) {
        if (piece.sound().kana().isEmpty()) {
          return "";
        }
        once.append(piece.sound().kana());
      }
    }
    return once.toString().repeat(2);
  }
}
