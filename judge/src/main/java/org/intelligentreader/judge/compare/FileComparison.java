package org.intelligentreader.judge.compare;

import java.util.List;
import java.util.regex.Pattern;
import org.intelligentreader.judge.compare.ComparisonCounts.Count;

/// Holds what the browser shows of one file against what we have of it.
public final class FileComparison {
  private static final int CONTEXT = 18;
  private static final int LONGEST_EXCERPT = 60;
  private static final int LONGEST_CHARACTERS = 4;

  /// What a formula's structure adds when it is written in one line.
  private static final Pattern SIGNS = Pattern.compile("[/^_()√,;{}\\[\\]]+");

  /// What plain text has around a word for its reading, and the dots of emphasis.
  private static final Pattern PLAIN_RUBY = Pattern.compile("｜|《[ぁ-ゖァ-ヺー・･゛゜\\s]{1,40}》｜?|《《|》》｜?");

  /// A character by its number.
  private static final Pattern PLAIN_CHARACTER = Pattern.compile("※［＃[^［］]{1,80}］");

  private final String file;
  private final Flow shown;
  private final Flow ours;
  private final ComparisonCounts tally;

  private FileComparison(String file, Flow shown, Flow ours, ComparisonCounts tally) {
    this.file = file;
    this.shown = shown;
    this.ours = ours;
    this.tally = tally;
  }

  /// Puts into `tally` what differs in `file`.
  public static void compare(String file, Flow shown, Flow ours, ComparisonCounts tally) {
    tally.count(Count.DOCUMENTS, 1);
    tally.count(Count.CHARACTERS, shown.length());
    if (ours.length() == 0 && shown.length() > 0) {
      tally.add(
          new Difference(DifferenceKind.FILE_LOST, file, shown.around(0, 0, LONGEST_EXCERPT)));
      return;
    }
    new FileComparison(file, shown, ours, tally).compare();
  }

  private void compare() {
    var runs = Edits.runs(shown.letters(), ours.letters());
    if (runs.isEmpty()) {
      tally.add(
          new Difference(
              DifferenceKind.TEXT_LOST, file, "another text: " + shown.around(0, 0, 60)));
      return;
    }
    var x = 0;
    var y = 0;
    for (var run : runs.get()) {
      between(x, run.shown(), y, run.ours());
      gaps(run);
      x = run.shown() + run.length();
      y = run.ours() + run.length();
    }
    between(x, shown.length(), y, ours.length());
  }

  private void between(int shownFrom, int shownTo, int oursFrom, int oursTo) {
    var lost = shown.letters().substring(shownFrom, shownTo);
    var added = ours.letters().substring(oursFrom, oursTo);
    if (!added.isEmpty() && describesPicture(shownFrom, shownTo, added)) {
      tally.explain(Rule.CHARACTER_PICTURES, 1);
      added = "";
    }
    if (lost.isEmpty() && SIGNS.matcher(added).matches() && isFormula(shownFrom)) {
      tally.explain(Rule.FORMULAS, 1);
      added = "";
    }
    if (isPlainRuby(lost, added)) {
      tally.explain(Rule.PLAIN_RUBY, 1);
      return;
    }
    if (!lost.isEmpty()) {
      add(
          DifferenceKind.TEXT_LOST,
          "'" + cut(lost) + "' at " + shown.around(shownFrom, CONTEXT, CONTEXT));
    }
    if (!added.isEmpty()) {
      add(
          DifferenceKind.TEXT_ADDED,
          "'" + cut(added) + "' at " + ours.around(oursFrom, CONTEXT, CONTEXT));
    }
  }

  private boolean isPlainRuby(String lost, String added) {
    return added.isEmpty()
        ? shown.letters().indexOf('《') >= 0 && PLAIN_RUBY.matcher(lost).matches()
        : added.codePointCount(0, added.length()) == 1 && PLAIN_CHARACTER.matcher(lost).matches();
  }

  /// True inside a formula or at one of its ends.
  private boolean isFormula(int at) {
    return (at + 1 < shown.length() && shown.gap(at + 1) == Gap.UNJUDGED)
        || (at < shown.length() && shown.gap(at) == Gap.UNJUDGED)
        || (at > 0 && shown.gap(at - 1) == Gap.UNJUDGED);
  }

  /// A run of letters may be cut in a middle that repeats: the picture stands within its length.
  private boolean describesPicture(int from, int to, String added) {
    var slack = added.length() <= LONGEST_CHARACTERS ? 2 * LONGEST_CHARACTERS : added.length();
    var near =
        shown.alternatives().stream()
            .filter(one -> one.at() >= from - slack && one.at() <= to + slack)
            .map(one -> one.words().replaceAll("\\s+", ""))
            .toList();
    return near.stream().anyMatch(words -> isTurned(words, added))
        || isTurned(String.join("", near), added);
  }

  /// True for the same letters from another start on, as a repetition behind them leaves them.
  private static boolean isTurned(String words, String added) {
    return words.length() == added.length() && (words + words).contains(added);
  }

  /// True beside a picture that is read as a character: its letters may be taken for equal ones
  /// behind it, and the gap with them.
  private boolean standsForText(int at) {
    return shown.alternatives().stream()
        .anyMatch(one ->
            one.words().length() <= LONGEST_CHARACTERS
                && Math.abs(at - one.at()) <= one.words().length());
  }

  private void gaps(Edits.Run run) {
    for (var i = 0; i < run.length(); i++) {
      gap(run.shown() + i, run.ours() + i, i == 0);
    }
  }

  /// `afterEdit`: letters before this place differ, so that the gap is no gap between the same two.
  private void gap(int x, int y, boolean afterEdit) {
    var there = shown.gap(x);
    var here = ours.gap(y);
    if (there == Gap.UNJUDGED || (afterEdit && x > 0 && y > 0)) {
      return;
    }
    if (!here.endsWord() && there == Gap.INITIAL) {
      tally.explain(Rule.INITIALS, 1);
      return;
    }
    if (!here.endsWord() && there == Gap.SOURCE_LINE && isEastAsian(x)) {
      tally.explain(Rule.EAST_ASIAN_LINE_ENDS, 1);
      return;
    }
    if (there.endsWord() || here.endsWord()) {
      judge(there, here, x);
    }
  }

  private void judge(Gap there, Gap here, int at) {
    tally.count(Count.BOUNDARIES, 1);
    var words = there.endsWord() == here.endsWord();
    var lines = there == Gap.CELL || there.endsLine() == here.endsLine();
    tally.count(Count.WORDS_AGREE, words ? 1 : 0);
    tally.count(Count.LINES_AGREE, words && lines ? 1 : 0);
    if (!words && standsForText(at)) {
      tally.explain(Rule.CHARACTER_PICTURES, 1);
      tally.count(Count.WORDS_AGREE, 1);
      tally.count(Count.LINES_AGREE, 1);
    } else if (!words) {
      place(there.endsWord() ? DifferenceKind.WORDS_JOINED : DifferenceKind.WORD_CUT, at);
    } else if (!lines) {
      place(there.endsLine() ? DifferenceKind.LINES_JOINED : DifferenceKind.LINE_CUT, at);
    }
  }

  private boolean isEastAsian(int at) {
    return at > 0 && isEastAsian(shown.letter(at - 1)) && isEastAsian(shown.letter(at));
  }

  private static boolean isEastAsian(char c) {
    return (c >= '\u2E80' && c <= '\uA4CF')
        || (c >= '\uF900' && c <= '\uFAFF')
        || (c >= '\uFE30' && c <= '\uFE4F')
        || (c >= '\uFF00' && c <= '\uFFEF')
        || List.of('…', '—', '―', '“', '”', '‘', '’').contains(c)
        || Character.isSurrogate(c);
  }

  private void place(DifferenceKind kind, int at) {
    add(kind, shown.around(at, CONTEXT, CONTEXT));
  }

  private void add(DifferenceKind kind, String place) {
    tally.add(new Difference(kind, file, place));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
  }
}
