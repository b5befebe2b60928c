package org.intelligentreader.book.language.japanese.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.script.Numbers;
import org.intelligentreader.book.model.Span;

/// Years and the like in kanji used as digits, which the analyser cuts one by one: 一九三三 is one
/// number as 1933 is. Two digits without a zero are left: 二三人 is two or three people.
public final class KanjiNumbers {
  private static final Morpheme.Tag NUMBER = new Morpheme.Tag("名詞", "数詞", "", "", "");
  private static final int SURELY_DIGITS = 3;

  private KanjiNumbers() {}

  public static List<Morpheme> join(List<Morpheme> morphemes) {
    var joined = new ArrayList<Morpheme>(morphemes.size());
    for (var i = 0; i < morphemes.size(); ) {
      var end = end(morphemes, i);
      var run = morphemes.subList(i, end);
      if (isNumber(run)) {
        joined.add(number(run));
      } else {
        joined.addAll(run);
      }
      i = end;
    }
    return joined;
  }

  /// After the last of the touching digits from `i` on; at least `i + 1`.
  private static int end(List<Morpheme> morphemes, int i) {
    var end = i + 1;
    if (!isDigits(morphemes.get(i))) {
      return end;
    }
    while (end < morphemes.size()
        && morphemes.get(end - 1).span().end() == morphemes.get(end).span().start()
        && isDigits(morphemes.get(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigits(Morpheme morpheme) {
    var surface = morpheme.surface();
    return !surface.equals(Numbers.arabic(surface));
  }

  private static boolean isNumber(List<Morpheme> run) {
    if (run.size() == 1 || !run.getFirst().is("名詞", "数詞")) {
      return false;
    }
    var text = surface(run);
    return text.length() >= SURELY_DIGITS || text.indexOf('〇') > 0 || text.indexOf('○') > 0;
  }

  private static Morpheme number(List<Morpheme> run) {
    var surface = surface(run);
    var span = new Span(run.getFirst().span().start(), run.getLast().span().end());
    return new Morpheme(span, surface, NUMBER, surface, surface, Morpheme.Sound.NONE);
  }

  private static String surface(List<Morpheme> run) {
    return run.stream().map(Morpheme::surface).collect(Collectors.joining());
  }
}
