package org.intelligentreader.book.language.japanese.analyser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.MorphemeAnalyser;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.SoundChanges;
import org.intelligentreader.book.language.plain.Asides;
import org.intelligentreader.book.model.Span;

/// Kana in brackets behind kanji that say how these are read: 憂鬱（ゆううつ）. A remark in kana is none:
/// 合格（うれしい）.
public final class BracketReadings implements Asides {
  private static final int LONGEST_BASE = 12;
  private static final int MOST_KANA_PER_CHARACTER = 5;

  /// How much of a reading must be as the dictionary reads the kanji; names are often read
  /// otherwise in a part.
  private static final double ENOUGH = 0.6;

  private static final Pattern BRACKETS =
      Pattern.compile("(?<=[\\p{IsHan}々〆ヶ])[（(〔［\\[]([ぁ-ゖァ-ヺー・･ \u3000]{1,40})[）)〕］\\]]");

  private final MorphemeAnalyser analyser;

  private BracketReadings(MorphemeAnalyser analyser) {
    this.analyser = analyser;
  }

  /// The dictionary loads with the first text that has such brackets.
  public static Asides create() {
    return text ->
        BRACKETS.matcher(text).find()
            ? new BracketReadings(LatticeAnalyser.shared()).in(text)
            : List.of();
  }

  @Override
  public List<Aside> in(String text) {
    var found = new ArrayList<Aside>();
    var brackets = BRACKETS.matcher(text);
    while (brackets.find()) {
      var span = new Span(brackets.start(), brackets.end());
      var said = brackets.group(1);
      var katakana = Kana.toKatakana(said.replaceAll("[・･ \u3000]", ""));
      if (!katakana.isEmpty()) {
        base(text, brackets.start(), katakana)
            .ifPresent(base -> found.add(new Aside(base, span, said)));
      }
    }
    return found;
  }

  /// The words before `end` that are read as `katakana` says, or nearly so.
  private Optional<Span> base(String text, int end, String katakana) {
    var start = Math.max(text.lastIndexOf('\n', end - 1) + 1, end - LONGEST_BASE);
    var morphemes = analyser.analyse(text.substring(start, end));
    var best = Optional.<Span>empty();
    var most = ENOUGH;
    for (var i = morphemes.size() - 1; i >= 0; i--) {
      var words = morphemes.subList(i, morphemes.size());
      var base = new Span(start + morphemes.get(i).span().start(), end);
      var likeness = isBase(base.of(text), katakana) ? likeness(words, katakana) : 0;
      if (likeness > most || (likeness == ENOUGH && best.isEmpty())) {
        best = Optional.of(base);
        most = likeness;
      }
    }
    return best;
  }

  private static boolean isBase(String base, String katakana) {
    return Character.isIdeographic(base.codePointAt(0))
        && katakana.length() <= MOST_KANA_PER_CHARACTER * base.length()
        && base.codePoints().allMatch(c -> Character.isIdeographic(c) || Kana.isKana(c));
  }

  /// The share of kana that both readings have in common, in their order.
  private static double likeness(List<Morpheme> words, String katakana) {
    var read =
        words.stream()
            .map(word -> word.sound().kana().isEmpty() ? word.surface() : word.sound().kana())
            .collect(Collectors.joining());
    return (double) common(SoundChanges.large(read), SoundChanges.large(katakana))
        / Math.max(read.length(), katakana.length());
  }

  /// The length of the longest common subsequence.
  private static int common(String one, String other) {
    var row = new int[other.length() + 1];
    for (var i = 0; i < one.length(); i++) {
      var diagonal = 0;
      for (var k = 1; k < row.length; k++) {
        var above = row[k];
        row[k] = one.charAt(i) == other.charAt(k - 1) ? diagonal + 1 : Math.max(row[k], row[k - 1]);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
