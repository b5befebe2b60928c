package org.intelligentreader.lattice.file;

import java.nio.ByteBuffer;

/// Where the features of an entry are found. Columns whose values come together form a group; an
/// entry has the number of a combination for each group, and the combination has the string ids.
///
/// Layout: s32 bytes of an entry's row, then [#NUMBERS] × s32 for each column, see [Slot]; instead
/// of the masks there are widths of 1 to 4 bytes.
public final class FeatureLayout {
  /// Numbers of a [Slot].
  public static final int NUMBERS = 6;

  /// Bytes after the last row: every number is read as four bytes, whatever its width.
  public static final int PADDING = Integer.BYTES - 1;

  private final int entryBytes;
  private final Slot[] places;

  private FeatureLayout(int entryBytes, Slot[] places) {
    this.entryBytes = entryBytes;
    this.places = places;
  }

  /// Where a column's values are, in bytes: the combination's number lies at `inEntry` of an
  /// entry's row; combinations start at `table`, `rowBytes` each, and have the string id at
  /// `inRow`. The masks keep what belongs to the numbers.
  public record Slot(int inEntry, int entryMask, int table, int rowBytes, int inRow, int mask) {}

  public static FeatureLayout read(ByteBuffer section, int columns) {
    var places = new Slot[columns];
    for (var i = 0; i < columns; i++) {
      var at = Integer.BYTES * (1 + i * NUMBERS);
      places[i] =
          new Slot(
              section.getInt(at),
              mask(section.getInt(at + 4)),
              section.getInt(at + 8),
              section.getInt(at + 12),
              section.getInt(at + 16),
              mask(section.getInt(at + 20)));
    }
    return new FeatureLayout(section.getInt(0), places);
  }

  public int entryBytes() {
    return entryBytes;
  }

  public Slot place(int column) {
    return places[column];
  }

  private static int mask(int width) {
    return -1 >>> (Integer.SIZE - Byte.SIZE * width);
  }

  /// The little-endian number at a place, as wide as the mask says.
  public static int number(ByteBuffer bytes, int at, int mask) {
    return bytes.getInt(at) & mask;
  }
}
