package org.intelligentreader.lattice.compile;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.intelligentreader.lattice.file.Format;

/// Connection costs without repetitions: ids whose costs are the same with every other id are one
/// id, so that the cheapest path stays the same, entry for entry.
final class ConnectionMatrix {
  private final short[][] rows;
  private final Side left;
  private final Side right;

  /// The distinct ids of one side: `classOf` maps the source's ids to them, `first` back to the
  /// first such id.
  static final class Side {
    final int[] classOf;
    final int[] first;

    private Side(int[] classOf, int[] first) {
      this.classOf = classOf;
      this.first = first;
    }

    int size() {
      return first.length;
    }

    /// Those whose lines have equal costs are the same.
    static Side of(short[][] lines) {
      var classes = new HashMap<ShortBuffer, Integer>();
      var classOf = new int[lines.length];
      for (var id = 0; id < lines.length; id++) {
        var known = classes.putIfAbsent(ShortBuffer.wrap(lines[id]), classes.size());
        classOf[id] = known == null ? classes.size() - 1 : known;
      }
      var first = new int[classes.size()];
      for (var id = lines.length - 1; id >= 0; id--) {
        first[classOf[id]] = id;
      }
      return new Side(classOf, first);
    }
  }

  ConnectionMatrix(DictionarySource source) {
    rows = new short[source.ids()][source.ids()];
    for (var leftId = 0; leftId < rows.length; leftId++) {
      for (var rightId = 0; rightId < rows.length; rightId++) {
        rows[leftId][rightId] = (short) source.connection(rightId, leftId);
      }
    }
    left = Side.of(rows);
    var columns = new short[rows.length][left.size()];
    for (var row = 0; row < left.size(); row++) {
      for (var rightId = 0; rightId < rows.length; rightId++) {
        columns[rightId][row] = rows[left.first[row]][rightId];
      }
    }
    right = Side.of(columns);
  }

  /// Left ids, then right ids.
  List<Side> sides() {
    return List.of(left, right);
  }

  /// All costs, by the new numbers of left and right classes.
  ByteBuffer bytes(int[] newLeft, int[] newRight) {
    return corner(newLeft, newRight, left.size(), right.size(), right.size());
  }

  /// The first `ids` costs of as many rows; the rows start `rowLength` costs apart.
  ByteBuffer hotBytes(int[] newLeft, int[] newRight, int ids, int rowLength) {
    return corner(newLeft, newRight, ids, ids, rowLength);
  }

  private ByteBuffer corner(
      int[] newLeft, int[] newRight, int leftCount, int rightCount, int rowLength) {
    var leftClass = inverse(newLeft);
    var rightClass = inverse(newRight);
    var bytes = Format.allocate(leftCount * rowLength * Short.BYTES);
    for (var row = 0; row < leftCount; row++) {
      var costs = rows[left.first[leftClass[row]]];
      for (var column = 0; column < rightCount; column++) {
        bytes.putShort(
            (row * rowLength + column) * Short.BYTES, costs[right.first[rightClass[column]]]);
      }
    }
    return bytes;
  }

  /// The least cost of each row.
  ByteBuffer leastCosts(int[] newLeft) {
    var leftClass = inverse(newLeft);
    var bytes = Format.allocate(left.size() * Short.BYTES);
    for (var row = 0; row < left.size(); row++) {
      var least = Short.MAX_VALUE;
      for (var cost : rows[left.first[leftClass[row]]]) {
        least = (short) Math.min(least, cost);
      }
      bytes.putShort(least);
    }
    return bytes.flip();
  }

  private static int[] inverse(int[] numbers) {
    var inverse = new int[numbers.length];
    IntStream.range(0, numbers.length).forEach(i -> inverse[numbers[i]] = i);
    return inverse;
  }
}
