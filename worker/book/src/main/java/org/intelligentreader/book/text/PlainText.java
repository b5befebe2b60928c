package org.intelligentreader.book.text;

/// Text that every database and every strict reader of JSON can keep. PostgreSQL refuses U+0000 and
/// halves of surrogate pairs, and with them the whole call.
public final class PlainText {
  private static final char REPLACEMENT = '\uFFFD';

  private PlainText() {}

  /// The text with U+FFFD for each character that cannot be kept.
  public static String of(String text) {
    if (canBeKept(text)) {
      return text;
    }
    var plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> plain.appendCodePoint(canBeKept(c) ? c : REPLACEMENT));
    return plain.toString();
  }

  /// At most so many characters as PostgreSQL counts them, the last one an ellipsis where something
  /// was cut off.
  public static String atMost(int most, String text) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "\u2026";
  }

  private static boolean canBeKept(String text) {
    return text.codePoints().allMatch(PlainText::canBeKept);
  }

  private static boolean canBeKept(int c) {
    return c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
  }
}
