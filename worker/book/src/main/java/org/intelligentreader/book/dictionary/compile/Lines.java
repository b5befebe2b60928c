package org.intelligentreader.book.dictionary.compile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intelligentreader.book.dictionary.Entry;

/// What the lines of EDICT gave so far. A line that is none of its format, or an entry that the
/// compiled file has no room for, is left out and counted: the others stay.
final class Lines {
  /// A text keeps its length in two bytes.
  private static final int LONGEST_TEXT = 0xFFFF;

  /// A headword keeps the number of its entries in one.
  private static final int MOST_ENTRIES = 0xFF;

  private final SortedMap<String, List<Entry>> words = new TreeMap<>();
  private int skipped;

  void add(String line) {
    if (line.isBlank() || EdictLine.isTitle(line)) {
      return;
    }
    var entries = EdictLine.parse(line);
    if (entries.isEmpty()) {
      skipped++;
    }
    entries.forEach(this::add);
  }

  private void add(Entry entry) {
    var known = words.getOrDefault(entry.headword(), List.of()).size();
    var fits = fits(entry.headword()) && fits(entry.reading()) && fits(joined(entry.glosses()));
    if (!fits || known == MOST_ENTRIES) {
      skipped++;
      return;
    }
    words.computeIfAbsent(entry.headword(), _ -> new ArrayList<>(1)).add(entry);
  }

  SortedMap<String, List<Entry>> words() {
    return words;
  }

  /// How many lines and entries were left out.
  int skipped() {
    return skipped;
  }

  /// Glosses as the file holds them.
  static String joined(List<String> glosses) {
    return String.join("/", glosses);
  }

  private static boolean fits(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEXT;
  }
}
