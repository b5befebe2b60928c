package org.intelligentreader.lattice.compile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.intelligentreader.lattice.file.FeatureLayout;
import org.intelligentreader.lattice.file.Format;

/// Features as string ids, each combination of the values of a group of columns once. Strings are
/// numbered from the column with the fewest values on, so that most ids are narrow.
final class FeatureColumns {
  private final int columns;
  private final List<int[]> groups;
  private final StringTable strings = new StringTable();
  private final List<int[]> rows = new ArrayList<>();

  /// `groups` has the numbers of the columns that come together; every column is in one.
  FeatureColumns(int columns, List<int[]> groups) {
    this.columns = columns;
    this.groups = groups;
    var grouped = groups.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    if (!Arrays.equals(grouped, IntStream.range(0, columns).toArray())) {
      throw new IllegalArgumentException("not every column is in one group: " + grouped.length);
    }
  }

  void add(List<String> features) {
    var row = new int[columns];
    for (var i = 0; i < columns; i++) {
      row[i] = strings.id(features.get(i));
    }
    rows.add(row);
  }

  /// The sections' bytes.
  record Compiled(
      ByteBuffer layout, ByteBuffer combinations, ByteBuffer values, StringTable strings) {}

  /// A group of columns: the combination of each entry, and the combinations' string ids.
  private static final class Group {
    final int[] columns;
    final int[] ofEntry;
    final int[] widths;
    final List<int[]> combinations = new ArrayList<>();

    Group(int[] columns, int entries) {
      this.columns = columns;
      ofEntry = new int[entries];
      widths = new int[columns.length];
    }

    int entryWidth() {
      return width(combinations.size() - 1);
    }

    int rowBytes() {
      return Arrays.stream(widths).sum();
    }
  }

  /// Compiles the rows in the order of `order`, which has the index of each as it was added.
  Compiled compile(int[] order) {
    var newIds = new int[strings.size()];
    Arrays.fill(newIds, -1);
    var wanted = new int[strings.size()];
    var count = 0;
    for (var column : narrowestFirst()) {
      for (var row : order) {
        var id = rows.get(row)[column];
        if (newIds[id] < 0) {
          newIds[id] = count;
          wanted[count++] = id;
        }
      }
    }
    var compiled = groups.stream().map(group -> group(group, order, newIds)).toList();
    return new Compiled(
        layout(compiled),
        combinations(compiled, order.length),
        values(compiled),
        StringTable.inOrder(strings, wanted));
  }

  private Group group(int[] members, int[] order, int[] newIds) {
    var group = new Group(members, order.length);
    var numbers = new HashMap<List<Integer>, Integer>();
    for (var entry = 0; entry < order.length; entry++) {
      var row = rows.get(order[entry]);
      var ids = Arrays.stream(members).map(column -> newIds[row[column]]).toArray();
      var known = numbers.putIfAbsent(Arrays.stream(ids).boxed().toList(), numbers.size());
      group.ofEntry[entry] = known == null ? group.combinations.size() : known;
      if (known == null) {
        group.combinations.add(ids);
        Arrays.setAll(group.widths, i -> Math.max(group.widths[i], width(ids[i])));
      }
    }
    return group;
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

  private static int width(int greatest) {
    return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(greatest) + 7) / 8);
  }

  private ByteBuffer layout(List<Group> compiled) {
    var layout = Format.allocate(Integer.BYTES * (1 + columns * FeatureLayout.NUMBERS));
    layout.putInt(0, compiled.stream().mapToInt(Group::entryWidth).sum());
    var inEntry = 0;
    var table = 0;
    for (var group : compiled) {
      var inRow = 0;
      for (var i = 0; i < group.columns.length; i++) {
        var at = Integer.BYTES * (1 + group.columns[i] * FeatureLayout.NUMBERS);
        layout.putInt(at, inEntry).putInt(at + 4, group.entryWidth()).putInt(at + 8, table);
        layout.putInt(at + 12, group.rowBytes()).putInt(at + 16, inRow);
        layout.putInt(at + 20, group.widths[i]);
        inRow += group.widths[i];
      }
      inEntry += group.entryWidth();
      table += group.rowBytes() * group.combinations.size();
    }
    return layout;
  }

  private static ByteBuffer combinations(List<Group> compiled, int entries) {
    var bytes = new ByteArrayOutputStream();
    for (var entry = 0; entry < entries; entry++) {
      for (var group : compiled) {
        write(bytes, group.ofEntry[entry], group.entryWidth());
      }
    }
    return padded(bytes);
  }

  private static ByteBuffer values(List<Group> compiled) {
    var bytes = new ByteArrayOutputStream();
    for (var group : compiled) {
      for (var combination : group.combinations) {
        for (var i = 0; i < combination.length; i++) {
          write(bytes, combination[i], group.widths[i]);
        }
      }
    }
    return padded(bytes);
  }

  private static ByteBuffer padded(ByteArrayOutputStream bytes) {
    write(bytes, 0, FeatureLayout.PADDING);
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private static void write(ByteArrayOutputStream bytes, int number, int width) {
    for (var i = 0; i < width; i++) {
      bytes.write(number >>> (8 * i));
    }
  }
}
