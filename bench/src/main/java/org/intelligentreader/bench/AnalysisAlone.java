package org.intelligentreader.bench;

import com.atilika.kuromoji.unidic.kanaaccent.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intelligentreader.lattice.Analyser;
import org.intelligentreader.lattice.Dictionary;
import org.intelligentreader.lattice.DictionaryFile;

/// A text through one analyser and nothing else, line by line: `AnalysisAlone lattice|kuromoji
/// TEXT`. Every token's reading is asked for, as its README shows.
public final class AnalysisAlone {
  private AnalysisAlone() {}

  /// Something that splits a line and reads its tokens.
  @FunctionalInterface
  private interface Engine {
    /// How many tokens have a reading.
    long read(String line);
  }

  public static void main(String[] args) throws IOException {
    var engine = args[0].equals("lattice") ? lattice() : kuromoji();
    var characters = 0L;
    var read = 0L;
    try (var lines = Files.newBufferedReader(Path.of(args[1]))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        characters += line.length();
        read += engine.read(line);
      }
    }
    System.out.println(characters + " characters, " + read + " tokens with a reading");
  }

  private static Engine lattice() throws IOException {
    var dictionary = Dictionary.open(DictionaryFile.find("unidic-2.1.2.lattice"));
    var analyser = new Analyser(dictionary);
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

  private static Engine kuromoji() {
    var tokenizer = new Tokenizer();
    return line ->
        tokenizer.tokenize(line).stream().filter(token -> !token.getKana().isEmpty()).count();
  }
}
