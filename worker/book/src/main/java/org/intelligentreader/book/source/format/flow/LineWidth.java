package org.intelligentreader.book.source.format.flow;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/// How much room a line takes on a page of equally wide letters: characters of East Asia take two
/// places.
///
/// Source: Unicode Standard Annex 11 (East Asian Width).
public final class LineWidth {
  private static final int FIRST_WIDE = 0x1100;

  private LineWidth() {}

  public static int of(String line) {
    return line.codePoints().map(c -> c < FIRST_WIDE || !isWide(c) ? 1 : 2).sum();
  }

  /// True for a character that is set without spaces between words, as in Chinese and Japanese.
  static boolean isUnspaced(int character) {
    return (character >= FIRST_WIDE && isWide(character) && !isHangul(character))
        || isSoutheastAsian(character);
  }

  private static boolean isWide(int character) {
    var width = UCharacter.getIntPropertyValue(character, UProperty.EAST_ASIAN_WIDTH);
    return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
  }

  private static boolean isHangul(int character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.HANGUL;
  }

  private static boolean isSoutheastAsian(int character) {
    return switch (Character.UnicodeScript.of(character)) {
      case THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
