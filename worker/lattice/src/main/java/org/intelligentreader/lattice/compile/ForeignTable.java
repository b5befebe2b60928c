package org.intelligentreader.lattice.compile;

import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intelligentreader.lattice.file.ForeignWords;

/// Collects foreign spellings; where several words have one, the cheapest stays, and of equally
/// cheap ones the first.
final class ForeignTable {
  private record Known(int cost, String word) {}

  private final SortedMap<String, Known> words = new TreeMap<>();

  void add(DictionarySource.Foreign foreign, int cost) {
    words.merge(
        foreign.spelling(),
        new Known(cost, foreign.word()),
        (before, now) -> now.cost < before.cost ? now : before);
  }

  ByteBuffer section() {
    var found = new TreeMap<String, String>();
    words.forEach((spelling, known) -> found.put(spelling, known.word));
    return ForeignWords.section(found);
  }
}
