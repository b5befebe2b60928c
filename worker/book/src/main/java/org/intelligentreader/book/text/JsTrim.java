package org.intelligentreader.book.text;

/// White space as ECMAScript's `String.prototype.trim` sees it. Java's `trim` and `strip` differ:
/// neither removes U+00A0 or U+FEFF, and `strip` removes U+001C to U+001F.
///
/// Source: <https://tc39.es/ecma262/#sec-string.prototype.trim>.
public final class JsTrim {
  private JsTrim() {}

  public static String trim(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  public static boolean isWhiteSpace(char c) {
    return switch (c) {
      case '\t', '\n', '\u000B', '\f', '\r', ' ', '\u00A0', '\u2028', '\u2029', '\uFEFF' -> true;
      default -> c > '\u007F' && Character.getType(c) == Character.SPACE_SEPARATOR;
    };
  }
}
