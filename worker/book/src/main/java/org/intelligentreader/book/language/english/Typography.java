package org.intelligentreader.book.language.english;

/// English as the models know it: typewriter quotes and plain spaces. Every character stays one
/// character, so that offsets hold.
final class Typography {
  private Typography() {}

  static String plain(String text) {
    var out = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      out.append(plain(text.charAt(i)));
    }
    return out.toString();
  }

  private static char plain(char c) {
    return switch (c) {
      case '‘', '’', '‛', 'ʼ', '＇' -> '\'';
      case '“', '”', '„' -> '"';
      case '‐', '‑' -> '-';
      case '\u00a0', '\u2007', '\u202f' -> ' ';
      default -> c;
    };
  }
}
