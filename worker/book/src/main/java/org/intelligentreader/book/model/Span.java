package org.intelligentreader.book.model;

/// A half-open range `[start, end)` of UTF-16 code units in a canonical text.
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span [" + start + "," + end + ") is not a range");
    }
  }

  public int length() {
    return end - start;
  }

  /// The part of `text` that this span covers.
  public String of(String text) {
    return text.substring(start, end);
  }

  /// True when `other` lies inside this span, borders included.
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /// True when both spans share at least one code unit.
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /// The same range, `offset` code units further on.
  public Span shift(int offset) {
    return new Span(start + offset, end + offset);
  }
}
