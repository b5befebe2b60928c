package org.intelligentreader.book.dictionary.compile;

import static java.util.Objects.requireNonNull;

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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.WordFileFormat;

/// Lays entries out as [WordFileFormat] says.
final class WordFileWriter {
  private static final int MOST_HOMOPHONES = 0xFFFF;

  private final SortedMap<String, List<Entry>> words;
  private final byte[] source;
  private final SortedMap<String, Set<String>> readings = new TreeMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Map<String, Integer> groups = new HashMap<>();
  private final Map<String, Integer> meanings = new HashMap<>();
  private final HashTable headwordTable;
  private final HashTable readingTable;
  private final int bodyStart;

  private WordFileWriter(SortedMap<String, List<Entry>> words, String source) {
    this.words = words;
    this.source = text(source);
    words.forEach((headword, entries) -> entries.forEach(entry -> addReading(headword, entry)));
    headwordTable = new HashTable(words.size());
    readingTable = new HashTable(readings.size());
    bodyStart =
        WordFileFormat.SOURCE_AT
            + this.source.length
            + headwordTable.bytes().length
            + readingTable.bytes().length;
  }

  /// Writes the whole file, and only then puts it in its place.
  static void write(SortedMap<String, List<Entry>> words, String source, Path file)
      throws IOException {
    var writer = new WordFileWriter(words, source);
    words.forEach(writer::addHeadword);
    writer.readings.forEach(writer::addHomophones);
    Files.createDirectories(file.toAbsolutePath().getParent());
    var draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.write(draft, writer.file());
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Who asks for a headword in hiragana finds it among the headwords.
  private void addReading(String headword, Entry entry) {
    var folded = WordFileFormat.folded(entry.reading());
    if (!folded.equals(headword)) {
      readings.computeIfAbsent(folded, _ -> new TreeSet<>()).add(headword);
    }
  }

  private void addHeadword(String headword, Collection<Entry> entries) {
    var sorted =
        entries.stream()
            .sorted(Comparator.comparing(Entry::rare).thenComparing(entry -> !entry.common()))
            .toList();
    var meaningsAt = sorted.stream().map(entry -> meaning(entry.glosses())).toList();
    var at = bodyStart + body.size();
    headwordTable.put(headword, at);
    groups.put(headword, at);
    body.writeBytes(text(headword));
    body.write(sorted.size());
    for (var i = 0; i < sorted.size(); i++) {
      var entry = sorted.get(i);
      body.writeBytes(text(entry.reading().equals(headword) ? "" : entry.reading()));
      body.write(
          (entry.common() ? WordFileFormat.COMMON : 0) | (entry.rare() ? WordFileFormat.RARE : 0));
      body.writeBytes(number(entry.kinds()));
      body.writeBytes(number(meaningsAt.get(i)));
    }
  }

  private void addHomophones(String reading, Set<String> headwords) {
    readingTable.put(reading, bodyStart + body.size());
    var count = Math.min(headwords.size(), MOST_HOMOPHONES);
    body.writeBytes(littleEndian(Short.BYTES).putShort((short) count).array());
    headwords.stream()
        .limit(count)
        .forEach(word -> body.writeBytes(number(requireNonNull(groups.get(word)))));
  }

  /// Where the glosses lie; spellings of one word share them.
  private int meaning(List<String> glosses) {
    var joined = Lines.joined(glosses);
    var known = meanings.get(joined);
    if (known != null) {
      return known;
    }
    var at = bodyStart + body.size();
    body.writeBytes(text(joined));
    meanings.put(joined, at);
    return at;
  }

  private byte[] file() {
    var file = ByteBuffer.allocate(bodyStart + body.size()).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(WordFileFormat.MAGIC);
    file.putInt(file.capacity());
    file.putInt(headwordTable.size());
    file.putInt(words.size());
    file.putInt(readingTable.size());
    file.put(source);
    file.put(headwordTable.bytes());
    file.put(readingTable.bytes());
    file.put(body.toByteArray());
    return file.array();
  }

  private static byte[] number(int number) {
    return littleEndian(Integer.BYTES).putInt(number).array();
  }

  private static byte[] text(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return littleEndian(Short.BYTES + bytes.length)
        .putShort((short) bytes.length)
        .put(bytes)
        .array();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
