package org.intelligentreader.lattice.compile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intelligentreader.lattice.file.Format;

/// Every distinct string once.
final class StringTable {
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> strings = new ArrayList<>();

  int id(String string) {
    var known = ids.get(string);
    if (known != null) {
      return known;
    }
    ids.put(string, strings.size());
    strings.add(string);
    return strings.size() - 1;
  }

  int size() {
    return strings.size();
  }

  /// The same strings in the order in which `wanted` names them.
  static StringTable inOrder(StringTable table, int[] wanted) {
    var ordered = new StringTable();
    for (var id : wanted) {
      ordered.id(table.strings.get(id));
    }
    return ordered;
  }

  /// Where each string starts, in UTF-16 code units, and at last where the last one ends.
  ByteBuffer offsets() {
    var offsets = Format.allocate((strings.size() + 1) * Integer.BYTES);
    var at = 0;
    for (var string : strings) {
      offsets.putInt(at);
      at += string.length();
    }
    return offsets.putInt(at).flip();
  }

  ByteBuffer characters() {
    var length = strings.stream().mapToInt(String::length).sum();
    var characters = Format.allocate(length * Character.BYTES);
    var at = characters.asCharBuffer();
    strings.forEach(at::put);
    return characters;
  }
}
