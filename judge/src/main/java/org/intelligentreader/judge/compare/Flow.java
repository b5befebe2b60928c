package org.intelligentreader.judge.compare;

import java.util.ArrayList;
import java.util.List;

/// Letters in the order in which they are read, and the gap before each. White space is a gap, and
/// what shows nothing (soft hyphens, zero-width spaces) is left out.
public final class Flow {
  private static final String INVISIBLE = "\u00AD\u200B\u2060\uFEFF\0";

  private static final String COLLAPSIBLE = " \t\n\r\f";

  private final StringBuilder letters = new StringBuilder();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Alternative> alternatives = new ArrayList<>();
  private Gap pending = Gap.LINE;

  /// A picture before the letter `at`, and the words that may stand for it.
  record Alternative(int at, String words) {}

  /// A gap before the letter that comes next.
  public void gap(Gap gap) {
    pending = pending.or(gap);
  }

  /// Text whose line ends are line ends, or else spaces.
  public void text(String text, boolean keepsLines) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (keepsLines && (c == '\n' || c == '\r')) {
        gap(Gap.LINE);
      } else if (COLLAPSIBLE.indexOf(c) >= 0) {
        var end = endOfSpace(text, i);
        var hasLineEnd = !keepsLines && text.substring(i, end).matches("(?s).*[\\n\\r].*");
        gap(hasLineEnd ? Gap.SOURCE_LINE : keepsLines ? Gap.HARD_SPACE : Gap.SPACE);
        i = keepsLines ? i : end - 1;
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap(Gap.HARD_SPACE);
      } else if (INVISIBLE.indexOf(c) < 0) {
        letter(c);
      }
    }
  }

  private static int endOfSpace(String text, int start) {
    var end = start;
    while (end < text.length() && COLLAPSIBLE.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /// Text inside which gaps are not judged.
  public void formula(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && INVISIBLE.indexOf(c) < 0) {
        letter(c);
        pending = Gap.UNJUDGED;
      }
    }
  }

  /// After the last letter of a formula, gaps count again.
  public void endFormula() {
    pending = Gap.NONE;
  }

  /// A picture that `words` describe.
  public void picture(String words) {
    if (!words.isBlank()) {
      alternatives.add(new Alternative(letters.length(), words));
    }
  }

  private void letter(char c) {
    letters.append(c);
    gaps.add(pending);
    pending = Gap.NONE;
  }

  public int length() {
    return letters.length();
  }

  String letters() {
    return letters.toString();
  }

  Gap gap(int at) {
    return gaps.get(at);
  }

  char letter(int at) {
    return letters.charAt(at);
  }

  List<Alternative> alternatives() {
    return alternatives;
  }

  /// Adds the letters of `more` from `start` to `end` as they are.
  public void append(Flow more, int start, int end) {
    for (var i = start; i < end; i++) {
      gap(more.gap(i));
      letter(more.letter(i));
    }
  }

  public boolean mentions(char c) {
    return letters.indexOf(String.valueOf(c)) >= 0;
  }

  /// Whether the other has the same letters, case aside, and its words end at the same places.
  public boolean hasWordsOf(Flow other) {
    if (!letters().equalsIgnoreCase(other.letters())) {
      return false;
    }
    for (var i = 0; i < length(); i++) {
      if (gap(i) != Gap.UNJUDGED && gap(i).endsWord() != other.gap(i).endsWord()) {
        return false;
      }
    }
    return true;
  }

  /// A few letters around a place, with their gaps, for people.
  String around(int at, int before, int after) {
    var excerpt = new StringBuilder();
    for (var i = Math.max(0, at - before); i < Math.min(length(), at + after); i++) {
      if (i > at - before && i > 0) {
        excerpt.append(gap(i).endsLine() ? "⏎" : gap(i).endsWord() ? " " : "");
      }
      excerpt.append(i == at ? "‸" : "").append(letter(i));
    }
    return excerpt.toString();
  }
}
