package org.intelligentreader.book.language.japanese.ruby;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.script.KanjiReadings;
import org.intelligentreader.book.language.japanese.script.KanjiSplitter;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.text.CodePoints;

/// Tells a foreign word in katakana over kanji (食卓 テーブル) from a reading (珈琲 コーヒー): the dictionary
/// does not read the word so, and its kanji are not read so one by one.
public final class ForeignRuby {
  private static final Pattern KATAKANA = Pattern.compile("[\\p{IsKatakana}ー・\\s\u3000]+");

  /// Sounds and spellings that Japanese words do not have.
  private static final Pattern FOREIGN = Pattern.compile(".*[ーヴァィゥェォ].*");

  private final KanjiReadings kanji;
  private final KanjiSplitter splitter;

  public ForeignRuby(KanjiReadings kanji) {
    this.kanji = kanji;
    this.splitter = new KanjiSplitter(kanji);
  }

  public boolean isForeign(Ruby ruby, List<Morpheme> morphemes) {
    if (!KATAKANA.matcher(ruby.text()).matches()) {
      return false;
    }
    var katakana = RubyReadings.katakana(ruby);
    var base = base(ruby, morphemes);
    if (isDictionaryReading(ruby, katakana, morphemes) || base.isEmpty()) {
      return false;
    }
    // Without readings of single kanji only the sound of the word can tell.
    return CodePoints.any(base, c -> kanji.of(c).isEmpty())
        ? FOREIGN.matcher(katakana).matches()
        : splitter.split(base, katakana).size() < base.codePointCount(0, base.length());
  }

  /// ー stands for any vowel that the dictionary spells out (オーサカ).
  private static boolean isDictionaryReading(Ruby ruby, String katakana, List<Morpheme> morphemes) {
    var pattern = Pattern.quote(katakana).replace("ー", "\\E[アイウエオー]\\Q");
    var whole =
        morphemes.stream()
            .filter(morpheme -> ruby.span().contains(morpheme.span()))
            .map(morpheme -> morpheme.sound().kana())
            .collect(Collectors.joining());
    var around =
        morphemes.stream()
            .filter(morpheme -> morpheme.span().contains(ruby.span()))
            .map(morpheme -> morpheme.sound().kana())
            .collect(Collectors.joining());
    return whole.matches(pattern) || around.matches(".*" + pattern + ".*");
  }

  /// The text under `ruby`; empty when it is not made of kanji alone.
  private static String base(Ruby ruby, List<Morpheme> morphemes) {
    var text = new StringBuilder();
    for (var morpheme : morphemes) {
      var from = Math.max(ruby.span().start(), morpheme.span().start());
      var to = Math.min(ruby.span().end(), morpheme.span().end());
      if (from < to) {
        var start = morpheme.span().start();
        text.append(morpheme.surface(), from - start, to - start);
      }
    }
    var base = text.toString();
    return CodePoints.all(base, Character::isIdeographic) ? base : "";
  }
}
