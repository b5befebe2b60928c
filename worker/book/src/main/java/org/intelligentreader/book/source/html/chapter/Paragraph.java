package org.intelligentreader.book.source.html.chapter;

import org.intelligentreader.book.text.JsTrim;

/// Collects the text of one paragraph with white space as CSS collapses it. Positions are offsets
/// into what has been collected; [#trim] says how they move when the paragraph is done.
///
/// Source: CSS Text Module Level 3, section 4.1 (white space processing, segment breaks).
public final class Paragraph {
  private final StringBuilder text = new StringBuilder();
  private boolean pendingSpace;
  private boolean pendingBreak;

  public int position() {
    return text.length();
  }

  boolean isBlank() {
    return text.chars().allMatch(c -> JsTrim.isWhiteSpace((char) c));
  }

  public void collapse(String more) {
    for (var i = 0; i < more.length(); i++) {
      var c = more.charAt(i);
      switch (c) {
        case '\n', '\r' -> pendingBreak = true;
        case ' ', '\t', '\f' -> pendingSpace = true;
        default -> visible(c);
      }
    }
  }

  /// Text of `pre`: every space and line counts.
  public void preserve(String more) {
    settle('x');
    for (var i = 0; i < more.length(); i++) {
      if (!isInvisible(more.charAt(i)) && more.charAt(i) != '\r') {
        text.append(more.charAt(i));
      }
    }
  }

  public void lineBreak() {
    forgetSpace();
    if (!text.isEmpty()) {
      text.append('\n');
    }
  }

  /// A border between table cells of one row.
  public void cellBreak() {
    forgetSpace();
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\t') {
      text.append('\t');
    }
  }

  /// True when the line that is being collected has nothing on it yet.
  boolean atLineStart() {
    return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
  }

  /// True when a letter that comes next belongs to the word before.
  public boolean endsWithLetter() {
    return !text.isEmpty()
        && !pendingSpace
        && !pendingBreak
        && Character.isLetter(text.codePointBefore(text.length()));
  }

  /// The finished text, and how many code units were cut off at its start.
  Trimmed trim() {
    var raw = text.toString();
    var start = 0;
    while (start < raw.length() && JsTrim.isWhiteSpace(raw.charAt(start))) {
      start++;
    }
    return new Trimmed(JsTrim.trim(raw), start);
  }

  private void visible(char c) {
    if (isInvisible(c)) {
      return;
    }
    settle(c);
    text.append(c);
  }

  private void settle(char next) {
    var wanted = (pendingSpace || pendingBreak) && !atLineStart() && !endsWithSpace();
    if (wanted && !(pendingBreak && !pendingSpaceMatters(next))) {
      text.append(' ');
    }
    forgetSpace();
  }

  /// A line break of the source vanishes between East Asian characters; anything else becomes a
  /// space.
  private boolean pendingSpaceMatters(char next) {
    return !(isEastAsian(text.charAt(text.length() - 1)) && isEastAsian(next));
  }

  private boolean endsWithSpace() {
    var last = text.charAt(text.length() - 1);
    return last == ' ' || last == '\t';
  }

  private void forgetSpace() {
    pendingSpace = false;
    pendingBreak = false;
  }

  private static boolean isEastAsian(char c) {
    return (c >= '\u2E80' && c <= '\uA4CF')
        || (c >= '\uF900' && c <= '\uFAFF')
        || (c >= '\uFF00' && c <= '\uFFEF');
  }

  /// Soft hyphens, zero-width spaces and byte order marks show nothing and would only break words.
  private static boolean isInvisible(char c) {
    return c == '\u00AD' || c == '\u200B' || c == '\u2060' || c == '\uFEFF' || c == '\0';
  }
}
