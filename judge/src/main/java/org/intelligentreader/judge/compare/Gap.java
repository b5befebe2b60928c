package org.intelligentreader.judge.compare;

/// What stands between two letters, the weaker before the stronger: of several in one place the
/// strongest counts.
public enum Gap {
  NONE,

  /// A line end of the source, shown as a space.
  SOURCE_LINE,

  /// The side of a letter or two that float at the head of a paragraph.
  INITIAL,
  SPACE,

  /// The edge of something that stands beside its neighbours: a cell, or a box in a row.
  CELL,
  LINE,

  /// Inside a formula and the like, where no two programs agree.
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
