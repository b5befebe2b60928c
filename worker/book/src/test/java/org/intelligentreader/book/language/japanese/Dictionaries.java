package org.intelligentreader.book.language.japanese;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.dictionary.WordDictionary;
import org.intelligentreader.book.dictionary.compile.CompileEdict;
import org.intelligentreader.book.language.japanese.analyser.LatticeAnalyser;
import org.intelligentreader.book.language.japanese.headword.Headwords;
import org.intelligentreader.book.language.japanese.script.KanjiReadings;
import org.intelligentreader.testing.Need;

/// Dictionaries of words for tests: none, one of a few lines, the one that the build compiled.
final class Dictionaries {
  static final Headwords NONE = new Headwords(Optional.empty());

  private Dictionaries() {}

  /// Compiles lines in the format of EDICT.
  static Headwords of(Path folder, String... lines) throws IOException {
    var edict = Files.write(folder.resolve("edict"), List.of(lines), Charset.forName("EUC-JP"));
    var file = folder.resolve("edict.words");
    CompileEdict.compile(edict, file);
    return new Headwords(Optional.of(WordDictionary.open(file)));
  }

  /// For tests that declare `Need.EDICT`.
  static Headwords installed() {
    try {
      return new Headwords(Optional.of(WordDictionary.open(Need.words())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JapaneseTokenizer tokenizer(Headwords headwords) {
    return JapaneseTokenizer.with(
        LatticeAnalyser.shared(), KanjiReadings.numeralsOnly(), headwords);
  }
}
