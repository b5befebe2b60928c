package org.intelligentreader.book.dictionary.compile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.intelligentreader.book.dictionary.WordFileFormat;

/// A hash table of [WordFileFormat] while it is filled: at most half full, so that most questions
/// end at their first slot.
final class HashTable {
  private final ByteBuffer slots;
  private final int mask;

  HashTable(int keys) {
    var size = Integer.highestOneBit(Math.max(keys, 1)) << 2;
    mask = size - 1;
    slots = ByteBuffer.allocate(size * WordFileFormat.SLOT).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// How many slots there are.
  int size() {
    return mask + 1;
  }

  byte[] bytes() {
    return slots.array();
  }

  void put(String key, int offset) {
    var mixed = WordFileFormat.mixed(WordFileFormat.hash(0, key));
    var slot = mixed & mask;
    while (slots.getInt(slot * WordFileFormat.SLOT + Integer.BYTES) != 0) {
      slot = (slot + 1) & mask;
    }
    slots.putInt(slot * WordFileFormat.SLOT, mixed);
    slots.putInt(slot * WordFileFormat.SLOT + Integer.BYTES, offset);
  }
}
