package org.intelligentreader.lattice.compile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Features as columns of string ids, each as wide as its greatest id needs. Strings are numbered
/// from the column with the fewest values on, so that most columns are narrow.
final class FeatureColumns {
  private final int columns;
  private final StringTable strings = new StringTable();
  private final List<int[]> rows = new ArrayList<>();

  FeatureColumns(int columns) {
    this.columns = columns;
  }

  void add(List<String> features) {
    var row = new int[columns];
    for (var i = 0; i < columns; i++) {
      row[i] = strings.id(features.get(i));
    }
    rows.add(row);
  }

  /// The sections' bytes.
  record Compiled(ByteBuffer widths, ByteBuffer values, StringTable strings) {}

  /// Compiles the rows in the order of `order`, which has the index of each as it was added.
  Compiled compile(int[] order) {
    var newIds = new int[strings.size()];
    Arrays.fill(newIds, -1);
    var wanted = new int[strings.size()];
    var count = 0;
    var widths = new byte[columns];
    for (var column : narrowestFirst()) {
      var greatest = 0;
      for (var row : order) {
        var id = rows.get(row)[column];
        if (newIds[id] < 0) {
          newIds[id] = count;
          wanted[count++] = id;
        }
        greatest = Math.max(greatest, newIds[id]);
      }
      widths[column] = width(greatest);
    }
    return new Compiled(
        ByteBuffer.wrap(widths),
        values(order, newIds, widths),
        StringTable.inOrder(strings, wanted));
  }

  private List<Integer> narrowestFirst() {
    var distinct = new int[columns];
    var seenIn = new int[strings.size()];
    for (var column = 0; column < columns; column++) {
      for (var row : rows) {
        if (seenIn[row[column]] <= column) {
          seenIn[row[column]] = column + 1;
          distinct[column]++;
        }
      }
    }
    return IntStream.range(0, columns)
        .boxed()
        .sorted(Comparator.comparingInt(column -> distinct[column]))
        .toList();
  }

  private static byte width(int greatest) {
    return (byte) Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(greatest) + 7) / 8);
  }

  private ByteBuffer values(int[] order, int[] newIds, byte[] widths) {
    var total = 0;
    for (var width : widths) {
      total += width * rows.size();
    }
    var values = new byte[total];
    var at = 0;
    for (var column = 0; column < columns; column++) {
      for (var row : order) {
        var id = newIds[rows.get(row)[column]];
        for (var i = 0; i < widths[column]; i++) {
          values[at++] = (byte) (id >>> (8 * i));
        }
      }
    }
    return ByteBuffer.wrap(values);
  }
}
