package org.intelligentreader.bench.analyser;

import com.atilika.kuromoji.unidic.kanaaccent.Tokenizer;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.intelligentreader.lattice.Analyser;
import org.intelligentreader.lattice.Dictionary;
import org.intelligentreader.lattice.file.DictionaryFile;

/// Something that splits a line into tokens.
@FunctionalInterface
interface Engine {
  /// How many tokens the line has.
  int split(String line);

  /// Opens an engine by its name in the benchmark's parameter.
  static Engine open(String name) throws IOException {
    return switch (name) {
      case "lattice" -> lattice();
      case "kuromoji-unidic" -> kuromoji();
      case "lucene-ipadic" -> lucene();
      default -> throw new IllegalArgumentException("no engine '" + name + "'");
    };
  }

  private static Engine lattice() throws IOException {
    var analyser = new Analyser(Dictionary.open(DictionaryFile.find("unidic-2.1.2.lattice")));
    return line -> analyser.analyse(line).size();
  }

  private static Engine kuromoji() {
    var tokenizer = new Tokenizer();
    return line -> tokenizer.tokenize(line).size();
  }

  private static Engine lucene() {
    var tokenizer = new JapaneseTokenizer(null, false, JapaneseTokenizer.Mode.NORMAL);
    return line -> {
      try {
        tokenizer.setReader(new StringReader(line));
        tokenizer.reset();
        var tokens = 0;
        while (tokenizer.incrementToken()) {
          tokens++;
        }
        tokenizer.end();
        tokenizer.close();
        return tokens;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
