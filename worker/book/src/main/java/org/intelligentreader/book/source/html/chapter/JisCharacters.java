package org.intelligentreader.book.source.html.chapter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/// Characters by their plane, row and cell in JIS X 0213, as Japanese books name those that fonts
/// lacked (第3水準1-84-89 is 摑).
///
/// Source: JIS X 0213, annex 1 (Shift_JISX0213); the characters come from the JDK.
final class JisCharacters {
  private static final String CHARSET = "x-SJIS_0213";
  private static final int LAST = 94;
  private static final int LAST_ROW_OF_FIRST_HALF = 62;
  private static final int FIRST_ROW_OF_SECOND_HALF = 78;

  private JisCharacters() {}

  /// Empty where the standard has no character.
  static Optional<String> at(int plane, int row, int cell) {
    if (plane < 1 || plane > 2 || row < 1 || row > LAST || cell < 1 || cell > LAST) {
      return Optional.empty();
    }
    byte[] bytes = {(byte) (plane == 1 ? lead(row) : leadOfPlane2(row)), (byte) trail(row, cell)};
    try {
      var text = Charset.forName(CHARSET).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text).filter(character -> !character.isBlank());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static int lead(int row) {
    return (row + (row <= LAST_ROW_OF_FIRST_HALF ? 257 : 385)) / 2;
  }

  private static int leadOfPlane2(int row) {
    return row < FIRST_ROW_OF_SECOND_HALF ? (row + 479) / 2 - row / 8 * 3 : (row + 411) / 2;
  }

  private static int trail(int row, int cell) {
    if (row % 2 == 0) {
      return cell + 158;
    }
    return cell <= 63 ? cell + 63 : cell + 64;
  }
}
