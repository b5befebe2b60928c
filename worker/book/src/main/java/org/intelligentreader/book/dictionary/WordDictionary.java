package org.intelligentreader.book.dictionary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The compiled dictionary, mapped into memory: nothing is parsed on opening, and only what is
/// asked for is ever read from the disk. Safe for use by several threads.
public final class WordDictionary {
  private static final String REBUILD = "build again, or take the folder of jars whole";

  private final ByteBuffer file;
  private final String source;
  private final Table headwords;
  private final Table readings;

  /// A hash table of the file: where it begins, and the bits of a hash that name a slot.
  private record Table(int start, int mask) {
    int slot(int mixed) {
      return mixed & mask;
    }

    int next(int slot) {
      return (slot + 1) & mask;
    }

    int at(int slot) {
      return start + slot * WordFileFormat.SLOT;
    }
  }

  private WordDictionary(ByteBuffer file) {
    this.file = file;
    this.source = WordFileFormat.text(file, WordFileFormat.SOURCE_AT);
    var slots = file.getInt(WordFileFormat.SLOTS_AT);
    this.headwords = new Table(WordFileFormat.afterText(file, WordFileFormat.SOURCE_AT), slots - 1);
    this.readings =
        new Table(
            headwords.start() + slots * WordFileFormat.SLOT,
            file.getInt(WordFileFormat.READING_SLOTS_AT) - 1);
  }

  /// Maps the file.
  ///
  /// @throws WordFileException when it is missing, cut short or of another format
  public static WordDictionary open(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new WordFileException("no dictionary of words at " + path + "; " + REBUILD);
    }
    try (var channel = FileChannel.open(path)) {
      var length = channel.size();
      if (length < WordFileFormat.SOURCE_AT) {
        throw new WordFileException(path + " is cut short; " + REBUILD);
      }
      var file = WordFileFormat.ordered(channel.map(FileChannel.MapMode.READ_ONLY, 0, length));
      if (file.getLong(WordFileFormat.MAGIC_AT) != WordFileFormat.MAGIC) {
        throw new WordFileException(path + " is of another format than this program; " + REBUILD);
      }
      if (file.getInt(WordFileFormat.LENGTH_AT) != length) {
        throw new WordFileException(path + " is cut short; " + REBUILD);
      }
      return new WordDictionary(file);
    }
  }

  /// What it was made from, for example `edict-2021-02-03`.
  public String source() {
    return source;
  }

  /// How many headwords there are.
  public int size() {
    return file.getInt(WordFileFormat.HEADWORDS_AT);
  }

  /// Whether there may be a headword of this hash ([WordFileFormat#hash]): false is certain, true
  /// nearly.
  public boolean mayHave(int hash) {
    var mixed = WordFileFormat.mixed(hash);
    for (var slot = headwords.slot(mixed); ; slot = headwords.next(slot)) {
      if (offset(headwords, slot) == 0) {
        return false;
      }
      if (file.getInt(headwords.at(slot)) == mixed) {
        return true;
      }
    }
  }

  public boolean has(String headword) {
    return group(headword) != 0;
  }

  /// The entries of a headword without their glosses, common ones first; none when there is none.
  public List<Entry> find(String headword) {
    return find(headword, false);
  }

  /// The same with their glosses.
  public List<Entry> explain(String headword) {
    return find(headword, true);
  }

  /// The entries of all headwords with that reading, in whichever kana, with their glosses; those
  /// of a headword that is the reading in hiragana itself are found by [#explain].
  public List<Entry> readAs(String reading) {
    var folded = WordFileFormat.folded(reading);
    var mixed = WordFileFormat.mixed(WordFileFormat.hash(0, folded));
    var entries = new ArrayList<Entry>();
    for (var slot = readings.slot(mixed); ; slot = readings.next(slot)) {
      var list = offset(readings, slot);
      if (list == 0) {
        return entries;
      }
      if (file.getInt(readings.at(slot)) == mixed) {
        addThoseReadAs(folded, list, entries);
      }
    }
  }

  private void addThoseReadAs(String folded, int list, List<Entry> entries) {
    var count = Short.toUnsignedInt(file.getShort(list));
    for (var i = 0; i < count; i++) {
      var group = file.getInt(list + Short.BYTES + i * Integer.BYTES);
      var headword = WordFileFormat.text(file, group);
      var place = 0;
      for (var entry : entries(headword, group, false)) {
        if (WordFileFormat.folded(entry.reading()).equals(folded)) {
          entries.add(entries(headword, group, true).get(place));
        }
        place++;
      }
    }
  }

  private List<Entry> find(String headword, boolean glosses) {
    var group = group(headword);
    return group == 0 ? List.of() : entries(headword, group, glosses);
  }

  private List<Entry> entries(String headword, int group, boolean glosses) {
    var at = WordFileFormat.afterText(file, group);
    var count = Byte.toUnsignedInt(file.get(at++));
    var entries = new ArrayList<Entry>(count);
    for (var i = 0; i < count; i++) {
      var reading = WordFileFormat.text(file, at);
      at = WordFileFormat.afterText(file, at);
      entries.add(entry(headword, reading, at, glosses));
      at += Byte.BYTES + 2 * Integer.BYTES;
    }
    return entries;
  }

  private Entry entry(String headword, String reading, int at, boolean glosses) {
    var flags = file.get(at);
    var meaning =
        glosses ? WordFileFormat.text(file, file.getInt(at + Byte.BYTES + Integer.BYTES)) : "";
    return new Entry(
        headword,
        reading.isEmpty() ? headword : reading,
        file.getInt(at + Byte.BYTES),
        (flags & WordFileFormat.COMMON) != 0,
        (flags & WordFileFormat.RARE) != 0,
        meaning.isEmpty() ? List.of() : List.of(meaning.split("/", -1)));
  }

  /// Where the headword's entries lie; 0 when it has none.
  private int group(String headword) {
    var mixed = WordFileFormat.mixed(WordFileFormat.hash(0, headword));
    for (var slot = headwords.slot(mixed); ; slot = headwords.next(slot)) {
      var offset = offset(headwords, slot);
      if (offset == 0) {
        return 0;
      }
      if (file.getInt(headwords.at(slot)) == mixed
          && WordFileFormat.text(file, offset).equals(headword)) {
        return offset;
      }
    }
  }

  private int offset(Table table, int slot) {
    return file.getInt(table.at(slot) + Integer.BYTES);
  }
}
