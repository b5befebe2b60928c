package org.intelligentreader.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.bench.measure.NativeProcess;
import org.intelligentreader.bench.place.ProgramPaths;

/// MeCab with a dictionary, in which one of a word's features is its reading: the peer in C++.
record Mecab(Path dictionary, int reading) {
  private static final Path PROGRAM = Path.of("/usr/bin/mecab");
  private static final Path COMPILER = Path.of("/usr/lib/mecab/mecab-dict-index");
  private static final Path IPADIC = Path.of("/var/lib/mecab/dic/ipadic-utf8");

  /// Which features are the kana.
  private static final int IPADIC_KANA = 7;

  private static final int UNIDIC_KANA = 17;

  /// Its lines may be as long as this many bytes.
  private static final String LONGEST_LINE = "1000000";

  /// With IPADIC, when both are installed (Debian: `mecab`, `mecab-ipadic-utf8`).
  static Optional<Mecab> ipadic() {
    return Files.isExecutable(PROGRAM) && Files.isDirectory(IPADIC)
        ? Optional.of(new Mecab(IPADIC, IPADIC_KANA))
        : Optional.empty();
  }

  /// With the UniDic that our engine and kuromoji have, compiled on first use, when its compiler is
  /// installed (Debian: `mecab`, `mecab-utils`).
  static Optional<Mecab> unidic(ProgramPaths paths) throws IOException {
    if (!Files.isExecutable(PROGRAM) || !Files.isExecutable(COMPILER)) {
      return Optional.empty();
    }
    var dictionary = paths.folder().resolve("mecab-unidic");
    var settings = dictionary.resolve("dicrc");
    if (Files.notExists(settings)) {
      System.out.println("compiling UniDic for MeCab: half a minute, once");
      var source = paths.folder().resolve("mecab-unidic-source");
      compile(paths, source, dictionary);
      // Last, as the mark of a dictionary that is whole.
      Files.copy(source.resolve("dicrc"), settings, StandardCopyOption.REPLACE_EXISTING);
      delete(source);
    }
    return Optional.of(compiled(dictionary));
  }

  /// The folder that was compiled from UniDic.
  static Mecab compiled(Path dictionary) {
    return new Mecab(dictionary, UNIDIC_KANA);
  }

  private static void compile(ProgramPaths paths, Path source, Path dictionary) throws IOException {
    Files.createDirectories(dictionary);
    NativeProcess.run(
        paths.log(), Map.of(), paths.own(List.of("-Xmx2g"), MecabSource.class, source.toString()));
    NativeProcess.run(
        paths.log(),
        Map.of(),
        List.of(
            COMPILER.toString(),
            "-d",
            source.toString(),
            "-o",
            dictionary.toString(),
            "-f",
            "utf8",
            "-t",
            "utf8"));
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /// The command that splits a text: a line for a line, a blank between words.
  List<String> words(Path text) {
    return command(text, "-O", "wakati");
  }

  /// The same with each word's kana in its place; unknown words stay as they are.
  List<String> readings(Path text) {
    return command(text, "-F", "%f[" + reading + "]\\s", "-U", "%m\\s", "-E", "\\n");
  }

  private List<String> command(Path text, String... output) {
    var command = new ArrayList<String>();
    command.addAll(List.of(PROGRAM.toString(), "-d", dictionary.toString(), "-b", LONGEST_LINE));
    command.addAll(List.of(output));
    command.add(text.toString());
    return command;
  }
}
