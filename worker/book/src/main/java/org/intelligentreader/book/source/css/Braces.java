package org.intelligentreader.book.source.css;

/// Finds its way through CSS text: comments, quotes, braces. Every method reads each character at
/// most once.
final class Braces {
  private Braces() {}

  static String withoutComments(String css) {
    var out = new StringBuilder(css.length());
    var at = 0;
    for (var start = css.indexOf("/*"); start >= 0; start = css.indexOf("/*", at)) {
      out.append(css, at, start).append(' ');
      var end = css.indexOf("*/", start + 2);
      at = end < 0 ? css.length() : end + 2;
    }
    return out.append(css, at, css.length()).toString();
  }

  /// Where the text before a block or a `;` ends.
  static int preludeEnd(String css, int from) {
    for (var i = from; i < css.length(); i++) {
      switch (css.charAt(i)) {
        case '"', '\'' -> i = quoteEnd(css, i);
        case '{', ';', '}' -> {
          return i;
        }
        default -> {}
      }
    }
    return css.length();
  }

  /// The `}` that belongs to the `{` at `open`, or the end of the text.
  static int close(String css, int open) {
    var depth = 0;
    for (var i = open; i < css.length(); i++) {
      switch (css.charAt(i)) {
        case '"', '\'' -> i = quoteEnd(css, i);
        case '{' -> depth++;
        case '}' -> {
          if (--depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return css.length();
  }

  /// The `;` that ends a declaration, or the end of the text; one inside brackets belongs to an
  /// address.
  static int declarationEnd(String css, int from) {
    var depth = 0;
    for (var i = from; i < css.length(); i++) {
      switch (css.charAt(i)) {
        case '"', '\'' -> i = quoteEnd(css, i);
        case '(' -> depth++;
        case ')' -> depth = Math.max(0, depth - 1);
        case ';' -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return css.length();
  }

  /// The closing quote; a quote that its line does not close ends with the line.
  private static int quoteEnd(String css, int open) {
    for (var i = open + 1; i < css.length(); i++) {
      var c = css.charAt(i);
      if (c == css.charAt(open) || c == '\n') {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    return css.length();
  }
}
