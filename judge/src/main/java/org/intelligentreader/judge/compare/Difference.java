package org.intelligentreader.judge.compare;

/// One difference: where it is, and what it looks like.
public record Difference(DifferenceKind kind, String file, String place) {
  @Override
  public String toString() {
    return kind.sentence() + ": " + file + ": " + place;
  }
}
