package org.intelligentreader.lattice;

import java.nio.ByteBuffer;

/// Where the features of an entry are found. Columns whose values come together form a group; an
/// entry has the number of a combination for each group, and the combination has the string ids.
///
/// Layout: s32 bytes of an entry's row, then [#NUMBERS] × s32 for each column, see [Place].
public final class FeatureLayout {
  /// Numbers of a [Place].
  public static final int NUMBERS = 6;

  private final int entryBytes;
  private final Place[] places;

  private FeatureLayout(int entryBytes, Place[] places) {
    this.entryBytes = entryBytes;
    this.places = places;
  }

  /// Where a column's values are, in bytes: the combination's number lies at `inEntry` of an
  /// entry's row and is `entryWidth` wide; combinations start at `table`, `rowBytes` each, and have
  /// the string id at `inRow`, `width` wide.
  record Place(int inEntry, int entryWidth, int table, int rowBytes, int inRow, int width) {}

  static FeatureLayout read(ByteBuffer section, int columns) {
    var places = new Place[columns];
    for (var i = 0; i < columns; i++) {
      var at = Integer.BYTES * (1 + i * NUMBERS);
      places[i] =
          new Place(
              section.getInt(at),
              section.getInt(at + 4),
              section.getInt(at + 8),
              section.getInt(at + 12),
              section.getInt(at + 16),
              section.getInt(at + 20));
    }
    return new FeatureLayout(section.getInt(0), places);
  }

  int entryBytes() {
    return entryBytes;
  }

  Place place(int column) {
    return places[column];
  }

  /// A number of `width` bytes, the lowest first.
  static int number(ByteBuffer bytes, int at, int width) {
    var number = 0;
    for (var i = width - 1; i >= 0; i--) {
      number = (number << 8) | (bytes.get(at + i) & 0xFF);
    }
    return number;
  }
}
