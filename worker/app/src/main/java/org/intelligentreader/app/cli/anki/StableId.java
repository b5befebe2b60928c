package org.intelligentreader.app.cli.anki;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Ids that are the same in every package, so that a second import updates what the first one
/// brought.
final class StableId {
  /// Anki's ids are milliseconds since 1970; these lie between 2001 and 2036.
  private static final long FIRST = 1_000_000_000_000L;

  private static final long RANGE = 1L << 40;
  private static final int TEXT_BYTES = 12;

  private StableId() {}

  static long of(String... names) {
    return FIRST
        + Long.remainderUnsigned(ByteBuffer.wrap(digest("SHA-256", names)).getLong(), RANGE);
  }

  static String text(String... names) {
    var bytes = ByteBuffer.allocate(TEXT_BYTES).put(digest("SHA-256", names), 0, TEXT_BYTES);
    return Base64.getUrlEncoder().encodeToString(bytes.array());
  }

  /// What Anki compares first fields by: the first four bytes of their SHA-1.
  static long checksum(String field) {
    return Integer.toUnsignedLong(ByteBuffer.wrap(digest("SHA-1", field)).getInt());
  }

  private static byte[] digest(String algorithm, String... names) {
    try {
      return MessageDigest.getInstance(algorithm)
          .digest(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
