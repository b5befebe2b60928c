package org.intelligentreader.book.dictionary.compile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.intelligentreader.book.dictionary.WordDictionary;
import org.intelligentreader.book.dictionary.WordFileException;
import org.jspecify.annotations.Nullable;

/// The build step: compiles EDICT into one file, unless it is there already, made from the same
/// edition. Without EDICT there is no file, and the program has fewer words.
public final class CompileEdict {
  private static final Pattern CREATED = Pattern.compile("Created: ?([0-9-]+)");

  /// What the dictionary's licence asks for, to go wherever its data go.
  private static final String NOTICE =
      """
      edict.words is compiled from EDICT/JMdict. This dictionary file is the property of the
      Electronic Dictionary Research and Development Group, and is used in conformance with the
      Group's licence (Creative Commons Attribution-ShareAlike 3.0):
      https://www.edrdg.org/edrdg/licence.html
      The same licence holds for edict.words.
      """;

  private CompileEdict() {}

  /// `arguments`: EDICT, the file to write.
  public static void main(String... arguments) throws IOException {
    var edict = Path.of(arguments[0]);
    var file = Path.of(arguments[1]);
    if (!Files.isReadable(edict)) {
      if (!Files.exists(file)) {
        System.out.println("no EDICT at " + edict + ": Japanese will have fewer words");
      }
      return;
    }
    if (isCurrent(file, edict)) {
      return;
    }
    System.out.println("compiling EDICT into " + file);
    var skipped = compile(edict, file);
    if (skipped > 0) {
      System.out.println(skipped + " lines of EDICT were left out: they are not of its format");
    }
    Files.writeString(file.resolveSibling("edict.NOTICE.txt"), NOTICE);
  }

  /// Compiles `edict`, in EUC-JP as it is published, into `file`; answers how many of its lines and
  /// entries were left out.
  public static int compile(Path edict, Path file) throws IOException {
    try (var text = open(edict)) {
      var lines = new Lines();
      var first = text.readLine();
      for (var line = first; line != null; line = text.readLine()) {
        lines.add(line);
      }
      WordFileWriter.write(lines.words(), source(first), file);
      return lines.skipped();
    }
  }

  private static boolean isCurrent(Path file, Path edict) throws IOException {
    try (var lines = open(edict)) {
      return WordDictionary.open(file).source().equals(source(lines.readLine()));
    } catch (WordFileException _) {
      return false; // missing, cut short or of another format: made once more
    }
  }

  /// A byte that is none of EUC-JP costs its line alone.
  private static BufferedReader open(Path edict) throws IOException {
    var decoder =
        Charset.forName("EUC-JP")
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return new BufferedReader(new InputStreamReader(Files.newInputStream(edict), decoder));
  }

  /// The first line names the file and the day it was made.
  private static String source(@Nullable String first) {
    var created = CREATED.matcher(first == null ? "" : first);
    return created.find() ? "edict-" + created.group(1) : "edict";
  }
}
