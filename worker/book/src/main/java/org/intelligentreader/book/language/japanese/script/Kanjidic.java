package org.intelligentreader.book.language.japanese.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Reads the readings of single kanji from KANJIDIC2 (Debian's package `kanjidic-xml`).
///
/// Format: <https://www.edrdg.org/kanjidic/kanjidic2_dtdh.html>. Data: EDRDG, CC BY-SA; nothing of
/// it is in the repository or in a bundle as such.
public final class Kanjidic {
  private static final int BUFFER = 1 << 16;
  private static final byte[] LITERAL = bytes("<literal>");
  private static final byte[] READING = bytes("<reading r_type=\"ja_");
  private static final byte[] DATABASE = bytes("<database_version>");

  private final Map<Integer, List<String>> readings = new HashMap<>();
  private String version = "";
  private int kanji;

  private Kanjidic() {}

  private static byte[] bytes(String tag) {
    return tag.getBytes(StandardCharsets.UTF_8);
  }

  /// Empty when there is no such file, or none that can be read: furigana then stand over groups.
  public static Optional<KanjiReadings> read(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (var in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
      var dictionary = new Kanjidic();
      dictionary.parse(in);
      return Optional.of(
          KanjiReadings.withNumerals(dictionary.readings, "kanjidic2-" + dictionary.version));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The published file has one element a line, which is all that is relied on. Most of its 15 MB
  /// are of no use here, so lines are told apart by their first bytes, before they are text.
  private void parse(InputStream in) throws IOException {
    var buffer = new byte[BUFFER];
    var held = 0;
    for (var read = in.read(buffer); read >= 0; read = in.read(buffer, held, BUFFER - held)) {
      held += read;
      var start = 0;
      for (var i = 0; i < held; i++) {
        if (buffer[i] == '\n') {
          line(buffer, start, i);
          start = i + 1;
        }
      }
      held -= start;
      if (held == BUFFER) {
        throw new IOException("a line of more than " + BUFFER + " bytes");
      }
      System.arraycopy(buffer, start, buffer, 0, held);
    }
  }

  private void line(byte[] bytes, int lineStart, int to) {
    var from = lineStart;
    while (from < to && bytes[from] <= ' ') {
      from++;
    }
    if (starts(bytes, from, to, LITERAL)) {
      kanji = text(bytes, from, to).codePoints().findFirst().orElse(0);
    } else if (starts(bytes, from, to, READING)) {
      reading(kanji, text(bytes, from, to));
    } else if (starts(bytes, from, to, DATABASE)) {
      version = text(bytes, from, to);
    }
  }

  private static boolean starts(byte[] bytes, int from, int to, byte[] tag) {
    return to - from > tag.length
        && Arrays.equals(bytes, from, from + tag.length, tag, 0, tag.length);
  }

  /// What stands between the tag at `from` and the next one.
  private static String text(byte[] bytes, int from, int to) {
    var line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    var start = line.indexOf('>') + 1;
    var end = line.indexOf('<', start);
    return line.substring(start, end < 0 ? line.length() : end);
  }

  private void reading(int kanji, String text) {
    var printed = Kana.toKatakana(text).replace("-", "");
    var known = readings.computeIfAbsent(kanji, _ -> new ArrayList<>());
    // た.べる is タ before okurigana and タベ where a noun is printed without them.
    var dot = printed.indexOf('.');
    add(known, dot < 0 ? printed : printed.substring(0, dot));
    if (dot >= 0) {
      add(known, printed.replace(".", ""));
      continuative(printed.replace(".", "")).ifPresent(form -> add(known, form));
    }
  }

  /// The noun form of a verb: タベル タベ, ノム ノミ.
  private static Optional<String> continuative(String verb) {
    var last = "ウクグスツヌブムル".indexOf(verb.charAt(verb.length() - 1));
    if (last < 0) {
      return Optional.empty();
    }
    var stem = verb.substring(0, verb.length() - 1);
    var e =
        !stem.isEmpty() && "エケゲセゼテデネヘベメレイキギシジチニヒビミリ".indexOf(stem.charAt(stem.length() - 1)) >= 0;
    return Optional.of(verb.endsWith("ル") && e ? stem : stem + "イキギシチニビミリ".charAt(last));
  }

  private static void add(List<String> known, String reading) {
    if (!reading.isEmpty() && !known.contains(reading)) {
      known.add(reading);
    }
  }
}
