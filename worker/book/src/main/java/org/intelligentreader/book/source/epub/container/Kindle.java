package org.intelligentreader.book.source.epub.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Tells Amazon's locked books from open ones by their first bytes.
///
/// Source: <https://wiki.mobileread.com/wiki/MOBI> (PalmDB header, record 0, encryption type).
final class Kindle {
  /// Where a PalmDB file says what it holds.
  static final int TYPE_AT = 60;

  private static final int FIRST_RECORD_AT = 78;
  private static final int ENCRYPTION_AT = 12;

  private Kindle() {}

  static boolean isLocked(byte[] head) {
    var text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("TPZ") || text.startsWith("\u00EADRMION\u00EE")) {
      return true;
    }
    return text.startsWith("BOOKMOBI", TYPE_AT) && mobiEncryption(head) != 0;
  }

  /// 0 none, 1 and 2 are Mobipocket's schemes.
  private static int mobiEncryption(byte[] head) {
    if (head.length < FIRST_RECORD_AT + Integer.BYTES) {
      return 0;
    }
    var at = (long) ByteBuffer.wrap(head).getInt(FIRST_RECORD_AT) + ENCRYPTION_AT;
    return at >= 0 && at + Short.BYTES <= head.length
        ? ByteBuffer.wrap(head).getShort((int) at)
        : 0;
  }
}
