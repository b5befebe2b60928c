package org.intelligentreader.book.language.japanese;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Reads the readings of single kanji from KANJIDIC2 where a package has put it (Debian
/// `kanjidic-xml`).
///
/// Format: <https://www.edrdg.org/kanjidic/kanjidic2_dtdh.html>. Data: EDRDG, CC BY-SA; nothing of
/// it is in the repository or in a bundle as such.
final class Kanjidic {
  /// Where Debian's package puts it.
  static final Path INSTALLED = Path.of("/usr/share/edict/kanjidic2.xml.gz");

  private static final Pattern ELEMENT =
      Pattern.compile(
          "<(database_version|literal|reading)(?: r_type=\"ja_(?:on|kun)\"[^>]*)?>([^<]+)</");

  private final Map<Integer, List<String>> readings = new HashMap<>();
  private String version = "";

  private Kanjidic() {}

  /// Empty when there is no such file, or none that can be read: furigana then stand over groups.
  static Optional<KanjiReadings> read(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      var dictionary = new Kanjidic();
      dictionary.parse(in);
      return Optional.of(
          KanjiReadings.withNumerals(dictionary.readings, "kanjidic2-" + dictionary.version));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The published file has one element a line, which is all that is relied on; reading it so takes
  /// a fraction of the time of a full parse.
  private void parse(BufferedReader in) throws IOException {
    var kanji = 0;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var element = ELEMENT.matcher(line);
      if (element.find()) {
        switch (element.group(1)) {
          case "database_version" -> version = element.group(2);
          case "literal" -> kanji = element.group(2).codePointAt(0);
          default -> reading(kanji, element.group(2));
        }
      }
    }
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
