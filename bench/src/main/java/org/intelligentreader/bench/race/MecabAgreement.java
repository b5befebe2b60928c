package org.intelligentreader.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intelligentreader.bench.measure.NativeProcess;
import org.intelligentreader.lattice.Analyser;
import org.intelligentreader.lattice.Dictionary;
import org.intelligentreader.lattice.file.DictionaryFile;

/// Whether MeCab with the same UniDic splits lines as our engine does, white space aside: MeCab
/// skips blanks, where kuromoji and we have a token. `MecabAgreement DICTIONARY TEXT` for any text.
public final class MecabAgreement {
  private static final int LINES = 5_000;

  private final Mecab mecab;
  private final Analyser analyser;

  private MecabAgreement(Mecab mecab) throws IOException {
    this.mecab = mecab;
    analyser = new Analyser(Dictionary.open(DictionaryFile.find("unidic-2.1.2.lattice")));
  }

  /// `DICTIONARY`: the folder of MeCab's dictionary that the race leaves behind.
  public static void main(String[] args) throws IOException {
    var folder = Files.createTempDirectory("agreement");
    System.out.println(
        new MecabAgreement(Mecab.compiled(Path.of(args[0]))).report(Path.of(args[1]), folder));
  }

  /// kuromoji, and with it our engine, starts anew after 。 and 、; MeCab does when it is given a
  /// line for each of these parts. What differs beyond that is about unknown words.
  private String report(Path text, Path folder) throws IOException {
    var lines =
        Files.readAllLines(text).stream().filter(line -> !line.isBlank()).limit(LINES).toList();
    var parts =
        lines.stream()
            .flatMap(line -> List.of(line.split("(?<=[。、])")).stream())
            .filter(part -> !part.isBlank())
            .toList();
    return String.format(
        Locale.ROOT,
        "MeCab with UniDic splits %,d of %,d lines differently from our engine, and %,d of the %,d "
            + "parts between 。 and 、 when it receives them one by one.",
        differences(lines, folder),
        lines.size(),
        differences(parts, folder),
        parts.size());
  }

  private long differences(List<String> lines, Path folder) throws IOException {
    var text = Files.write(folder.resolve("agreement.txt"), lines);
    var output = folder.resolve("agreement.log");
    NativeProcess.run(output, Map.of(), mecab.words(text));
    var theirs = Files.readAllLines(output);
    if (theirs.size() != lines.size()) {
      throw new IOException(
          "MeCab wrote %d lines for %d: %s".formatted(theirs.size(), lines.size(), output));
    }
    var different = 0L;
    for (var i = 0; i < lines.size(); i++) {
      if (!words(lines.get(i)).equals(words(theirs.get(i).split(" ")))) {
        different++;
        show(lines.get(i), theirs.get(i));
      }
    }
    return different;
  }

  private void show(String line, String theirs) {
    if (Boolean.getBoolean("agreement.show")) {
      System.out.println("ours   " + words(line) + "\nMeCab  " + theirs);
    }
  }

  private String words(String line) {
    var tokens = analyser.analyse(line);
    return words(
        IntStream.range(0, tokens.size())
            .mapToObj(i -> line.substring(tokens.start(i), tokens.end(i)))
            .toArray(String[]::new));
  }

  private static String words(String[] words) {
    return Stream.of(words)
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
