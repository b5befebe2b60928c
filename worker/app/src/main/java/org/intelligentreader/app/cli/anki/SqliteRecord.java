package org.intelligentreader.app.cli.anki;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The columns of a row as SQLite keeps them: first the kind and length of each, then the values.
final class SqliteRecord {
  /// A column without a value: that of a row's own id.
  static final Object NULL = new Object();

  private static final int EIGHT_BYTES = 6;
  private static final int TEXT = 13;
  private static final int SEVEN_BITS = 7;
  private static final int LONGEST_VARINT = 9;

  private SqliteRecord() {}

  /// Numbers are [Long], what is not [#NULL] is text.
  static byte[] of(List<Object> columns) {
    var kinds = new ByteArrayOutputStream();
    var values = new ByteArrayOutputStream();
    for (var column : columns) {
      if (column == NULL) {
        kinds.write(0);
      } else if (column instanceof Long number) {
        kinds.write(EIGHT_BYTES);
        values.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      } else {
        var text = column.toString().getBytes(StandardCharsets.UTF_8);
        kinds.writeBytes(varint(2L * text.length + TEXT));
        values.writeBytes(text);
      }
    }
    var record = new ByteArrayOutputStream();
    record.writeBytes(varint(headerLength(kinds.size())));
    record.writeBytes(kinds.toByteArray());
    record.writeBytes(values.toByteArray());
    return record.toByteArray();
  }

  /// The length counts itself.
  private static long headerLength(int kinds) {
    var length = kinds + 1L;
    while (kinds + varint(length).length > length) {
      length++;
    }
    return length;
  }

  /// Seven bits a byte, the highest first, all but the last marked; the ninth byte has eight bits.
  static byte[] varint(long value) {
    if (value < 0 || value >= 1L << (8 * SEVEN_BITS)) {
      throw new IllegalArgumentException("no number of eight bytes: " + value);
    }
    var bytes = new byte[LONGEST_VARINT];
    var at = LONGEST_VARINT;
    bytes[--at] = (byte) (value & 0x7F);
    for (var rest = value >>> SEVEN_BITS; rest > 0; rest >>>= SEVEN_BITS) {
      bytes[--at] = (byte) ((rest & 0x7F) | 0x80);
    }
    return Arrays.copyOfRange(bytes, at, LONGEST_VARINT);
  }
}
