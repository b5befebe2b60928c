package org.intelligentreader.judge.compare;

/// What stands between two letters, the weaker before the stronger: of several in one place the
/// strongest counts.
public enum Gap {
  NONE,

  /// The side of a letter or two that float at the head of a paragraph.
  INITIAL,
  SPACE,

  /// Space with a line end of the source in it, which is a space or nothing.
  SOURCE_LINE,

  /// Space that is kept as it is.
  HARD_SPACE,

  /// The edge of something that stands beside its neighbours: a cell, or a box in a row.
  CELL,
  LINE,

  /// Where the difference is meant or no two programs agree, as inside a formula.
  UNJUDGED;

  /// Whether a word ends here.
  boolean endsWord() {
    return this != NONE;
  }

  boolean endsLine() {
    return this == LINE;
  }

  Gap or(Gap other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
