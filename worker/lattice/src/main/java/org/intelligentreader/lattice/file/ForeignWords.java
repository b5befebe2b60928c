package org.intelligentreader.lattice.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;

/// Which native word a foreign spelling has become (red: レッド): UTF-8 lines, each a spelling, a tab
/// and a word, sorted by the bytes of the spelling and searched where they lie.
public final class ForeignWords {
  private final ByteBuffer lines;

  public ForeignWords(ByteBuffer section) {
    lines = section;
  }

  /// The section's bytes; spellings are plain ASCII without tabs.
  public static ByteBuffer section(SortedMap<String, String> words) {
    var text = new StringBuilder();
    words.forEach((spelling, word) -> text.append(spelling).append('\t').append(word).append('\n'));
    return ByteBuffer.wrap(text.toString().getBytes(UTF_8));
  }

  public Optional<String> find(String spelling) {
    var wanted = spelling.getBytes(UTF_8);
    var low = 0;
    var high = lines.limit();
    while (low < high) {
      var start = lineStart((low + high) >>> 1);
      var tab = next(start, '\t');
      var order = Arrays.compareUnsigned(bytes(start, tab), wanted);
      var end = next(tab, '\n');
      if (order == 0) {
        return Optional.of(new String(bytes(tab + 1, end), UTF_8));
      }
      if (order < 0) {
        low = end + 1;
      } else {
        high = start;
      }
    }
    return Optional.empty();
  }

  private int lineStart(int position) {
    var start = position;
    while (start > 0 && lines.get(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  private int next(int position, char wanted) {
    var at = position;
    while (lines.get(at) != wanted) {
      at++;
    }
    return at;
  }

  private byte[] bytes(int from, int to) {
    var bytes = new byte[to - from];
    lines.get(from, bytes);
    return bytes;
  }
}
