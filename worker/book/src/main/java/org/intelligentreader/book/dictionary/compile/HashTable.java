package org.intelligentreader.book.dictionary.compile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.intelligentreader.book.dictionary.Format;

/// A hash table of [Format] while it is filled: at most half full, so that most questions end at
/// their first slot.
final class HashTable {
  private final ByteBuffer slots;
  private final int mask;

  HashTable(int keys) {
    var size = Integer.highestOneBit(Math.max(keys, 1)) << 2;
    mask = size - 1;
    slots = ByteBuffer.allocate(size * Format.SLOT).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// How many slots there are.
  int size() {
    return mask + 1;
  }

  byte[] bytes() {
    return slots.array();
  }

  void put(String key, int offset) {
    var mixed = Format.mixed(Format.hash(0, key));
    var slot = mixed & mask;
    while (slots.getInt(slot * Format.SLOT + Integer.BYTES) != 0) {
      slot = (slot + 1) & mask;
    }
    slots.putInt(slot * Format.SLOT, mixed);
    slots.putInt(slot * Format.SLOT + Integer.BYTES, offset);
  }
}
