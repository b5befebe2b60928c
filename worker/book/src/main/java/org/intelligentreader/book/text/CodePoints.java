package org.intelligentreader.book.text;

import java.util.function.IntPredicate;

/// Questions about the characters of a text that are asked of every word of a book, where a stream
/// for each would cost more than its answer.
public final class CodePoints {
  private CodePoints() {}

  /// Whether one is as wanted; false for an empty text.
  public static boolean any(String text, IntPredicate wanted) {
    for (var i = 0; i < text.length(); ) {
      var c = text.codePointAt(i);
      if (wanted.test(c)) {
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }

  /// Whether all are as wanted; true for an empty text.
  public static boolean all(String text, IntPredicate wanted) {
    return !any(text, wanted.negate());
  }

  /// How many are as wanted.
  public static int count(String text, IntPredicate wanted) {
    var count = 0;
    for (var i = 0; i < text.length(); ) {
      var c = text.codePointAt(i);
      count += wanted.test(c) ? 1 : 0;
      i += Character.charCount(c);
    }
    return count;
  }
}
