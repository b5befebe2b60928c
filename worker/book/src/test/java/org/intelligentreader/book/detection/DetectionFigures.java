package org.intelligentreader.book.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Measures a table of [LetterChains] with pieces of texts whose language is known. Arguments: the
/// table, then `LANGUAGE=FILE` each, a sentence a line. `-Dlengths=20,60` names the lengths, at
/// which sentences are cut at a space; `-Dshow=true` prints what was taken for another language.
public final class DetectionFigures {
  private DetectionFigures() {}

  public static void main(String[] arguments) throws IOException {
    var letters = LetterChains.of(Files.readAllLines(Path.of(arguments[0])));
    for (var length : System.getProperty("lengths", "20,40,60,100").split(",", -1)) {
      measure(letters, Integer.parseInt(length), List.of(arguments).subList(1, arguments.length));
    }
  }

  private static void measure(LetterChains letters, int length, List<String> files)
      throws IOException {
    var all = 0;
    Map<String, Integer> wrong = new TreeMap<>();
    for (var file : files) {
      var sign = file.indexOf('=');
      for (var piece : pieces(Path.of(file.substring(sign + 1)), length)) {
        all++;
        var taken = file.substring(0, sign) + ">" + letters.guess(piece).language();
        if (!taken.endsWith(">" + file.substring(0, sign))) {
          wrong.merge(taken, 1, Integer::sum);
          if (Boolean.getBoolean("show")) {
            System.out.println(taken + " " + piece);
          }
        }
      }
    }
    var faults = wrong.values().stream().mapToInt(n -> n).sum();
    System.out.printf(
        Locale.ROOT,
        "%d characters: %.2f %% of %d %s%n",
        length,
        100.0 * (all - faults) / all,
        all,
        wrong);
  }

  private static List<String> pieces(Path file, int length) throws IOException {
    var pieces = new ArrayList<String>();
    for (var line : Files.readAllLines(file)) {
      if (line.length() >= length) {
        var space = line.lastIndexOf(' ', length);
        pieces.add(line.substring(0, space < length / 2 ? length : space));
      }
    }
    return pieces;
  }
}
