package org.intelligentreader.book.source.format.aozora;

import java.lang.Character.UnicodeScript;

/// The word that a ruby without a bar belongs to: the characters of one kind before it.
final class Base {
  private static final int LONGEST = 60;

  private Base() {}

  /// Where the word starts; the end of the text when its last character is of no such kind.
  static int start(CharSequence text) {
    var at = text.length();
    var kind = ' ';
    while (at > Math.max(0, text.length() - LONGEST)) {
      var character = Character.codePointBefore(text, at);
      var own = kind(character);
      if (own == ' ' || (kind != ' ' && own != kind)) {
        break;
      }
      kind = own;
      at -= Character.charCount(character);
    }
    return at;
  }

  private static char kind(int character) {
    if ("々〆〇ヶ仝〓※".indexOf(character) >= 0) {
      return 'h';
    }
    if (character == 'ー' || character == '・') {
      return 'k';
    }
    return switch (UnicodeScript.of(character)) {
      case HAN -> 'h';
      case HIRAGANA -> 'g';
      case KATAKANA -> 'k';
      case LATIN -> 'l';
      case GREEK -> 'r';
      case CYRILLIC -> 'c';
      default -> Character.isDigit(character) ? 'l' : ' ';
    };
  }
}
