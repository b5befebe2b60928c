package org.intelligentreader.book.dictionary.compile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.Format;

/// Lays entries out as [Format] says.
final class DictionaryWriter {
  /// A text keeps its length in two bytes. No entry comes near it.
  private static final int LONGEST_TEXT = 0xFFFF;

  private static final int MOST_ENTRIES = 0xFF;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Map<String, Integer> meanings = new HashMap<>();
  private final ByteBuffer table;
  private final int bodyStart;
  private final int mask;

  private DictionaryWriter(int headwords, byte[] source) {
    // At most half full, so that most questions end at their first slot.
    var slots = Integer.highestOneBit(Math.max(headwords, 1)) << 2;
    mask = slots - 1;
    table = ByteBuffer.allocate(slots * Format.SLOT).order(ByteOrder.LITTLE_ENDIAN);
    bodyStart = Format.SOURCE_AT + source.length + table.capacity();
  }

  /// Writes the whole file, and only then puts it in its place.
  static void write(SortedMap<String, List<Entry>> words, String source, Path file)
      throws IOException {
    var name = text(source);
    var writer = new DictionaryWriter(words.size(), name);
    for (var word : words.entrySet()) {
      writer.add(word.getKey(), word.getValue());
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    var draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.write(draft, writer.file(words.size(), name));
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void add(String headword, Collection<Entry> entries) {
    var sorted =
        entries.stream()
            .sorted(Comparator.comparing(Entry::rare).thenComparing(entry -> !entry.common()))
            .limit(MOST_ENTRIES)
            .toList();
    var meaningsAt = sorted.stream().map(entry -> meaning(entry.glosses())).toList();
    put(headword, bodyStart + body.size());
    body.writeBytes(text(headword));
    body.write(sorted.size());
    for (var i = 0; i < sorted.size(); i++) {
      var entry = sorted.get(i);
      body.writeBytes(text(entry.reading().equals(headword) ? "" : entry.reading()));
      body.write((entry.common() ? Format.COMMON : 0) | (entry.rare() ? Format.RARE : 0));
      body.writeBytes(number(entry.kinds()));
      body.writeBytes(number(meaningsAt.get(i)));
    }
  }

  /// Where the glosses lie; spellings of one word share them.
  private int meaning(List<String> glosses) {
    var joined = String.join("/", glosses);
    var known = meanings.get(joined);
    if (known != null) {
      return known;
    }
    var at = bodyStart + body.size();
    body.writeBytes(text(joined));
    meanings.put(joined, at);
    return at;
  }

  private void put(String headword, int offset) {
    var mixed = Format.mixed(Format.hash(0, headword));
    var slot = mixed & mask;
    while (table.getInt(slot * Format.SLOT + Integer.BYTES) != 0) {
      slot = (slot + 1) & mask;
    }
    table.putInt(slot * Format.SLOT, mixed);
    table.putInt(slot * Format.SLOT + Integer.BYTES, offset);
  }

  private byte[] file(int headwords, byte[] source) {
    var file = ByteBuffer.allocate(bodyStart + body.size()).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(Format.MAGIC);
    file.putInt(file.capacity());
    file.putInt(mask + 1);
    file.putInt(headwords);
    file.put(source);
    file.put(table.array());
    file.put(body.toByteArray());
    return file.array();
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  private static byte[] text(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_TEXT) {
      throw new IllegalArgumentException("an entry of " + bytes.length + " bytes");
    }
    return ByteBuffer.allocate(Short.BYTES + bytes.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) bytes.length)
        .put(bytes)
        .array();
  }
}
