package org.intelligentreader.bench.race;

import com.atilika.kuromoji.unidic.kanaaccent.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intelligentreader.lattice.Analyser;
import org.intelligentreader.lattice.Dictionary;
import org.intelligentreader.lattice.file.DictionaryFile;

/// A text through one analyser and nothing else, line by line: `AnalysisAlone lattice|kuromoji
/// words|readings TEXT`. For `readings` every token's kana is asked for, as its README shows.
public final class AnalysisAlone {
  private AnalysisAlone() {}

  /// Something that splits a line.
  @FunctionalInterface
  interface Engine {
    /// How many tokens there are, or how many of them have a reading.
    long count(String line);
  }

  public static void main(String[] args) throws IOException {
    var readings = args[1].equals("readings");
    var engine = engine(args[0], readings);
    var characters = 0L;
    var tokens = 0L;
    try (var lines = Files.newBufferedReader(Path.of(args[2]))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        characters += line.length();
        tokens += engine.count(line);
      }
    }
    System.out.println(
        characters + " characters, " + tokens + (readings ? " tokens with a reading" : " tokens"));
  }

  /// `lattice` or `kuromoji`.
  static Engine engine(String name, boolean readings) throws IOException {
    return name.equals("lattice") ? lattice(readings) : kuromoji(readings);
  }

  private static Engine lattice(boolean readings) throws IOException {
    var dictionary = Dictionary.open(DictionaryFile.find("unidic-2.1.2.lattice"));
    var analyser = new Analyser(dictionary);
    if (!readings) {
      return line -> analyser.analyse(line).size();
    }
    var kana = dictionary.column("kana");
    return line -> {
      var tokens = analyser.analyse(line);
      var read = 0L;
      for (var i = 0; i < tokens.size(); i++) {
        read += dictionary.feature(tokens.entry(i), kana).isEmpty() ? 0 : 1;
      }
      return read;
    };
  }

  private static Engine kuromoji(boolean readings) {
    var tokenizer = new Tokenizer();
    return readings
        ? line -> tokenizer.tokenize(line).stream().filter(t -> !t.getKana().isEmpty()).count()
        : line -> tokenizer.tokenize(line).size();
  }
}
