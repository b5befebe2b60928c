package org.intelligentreader.book.language.japanese.repair;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes.Change;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.language.japanese.script.Numbers;

/// Years and the like in kanji used as digits, which the analyser cuts one by one: 一九三三 is one
/// number as 1933 is. Two digits without a zero are left: 二三人 is two or three people.
public final class KanjiNumbers implements Repair {
  private static final Morpheme.Tag NUMBER = new Morpheme.Tag(Pos.NOUN, "数詞", "", "", "");
  private static final int SURELY_DIGITS = 3;

  @Override
  public Morphemes mend(Morphemes morphemes) {
    return morphemes.replace(i -> {
      var end = morphemes.runEnd(i, KanjiNumbers::isDigits);
      var run = morphemes.between(i, end);
      return run.isEmpty()
          ? Optional.empty()
          : Optional.of(new Change(end, isNumber(run) ? List.of(number(run)) : run));
    });
  }

  private static boolean isDigits(Morpheme morpheme) {
    var surface = morpheme.surface();
    return !surface.equals(Numbers.arabic(surface));
  }

  private static boolean isNumber(List<Morpheme> run) {
    if (run.size() == 1 || !run.getFirst().is(Pos.NOUN, "数詞")) {
      return false;
    }
    var text = Morpheme.surface(run);
    return text.length() >= SURELY_DIGITS || text.indexOf('〇') > 0 || text.indexOf('○') > 0;
  }

  private static Morpheme number(List<Morpheme> run) {
    return Morpheme.joined(run, NUMBER, Morpheme.Sound.NONE);
  }
}
