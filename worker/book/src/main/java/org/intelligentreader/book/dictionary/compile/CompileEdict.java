package org.intelligentreader.book.dictionary.compile;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.intelligentreader.book.dictionary.DictionaryException;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.WordDictionary;
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
    compile(edict, file);
    Files.writeString(file.resolveSibling("edict.NOTICE.txt"), NOTICE);
  }

  /// Compiles `edict`, in EUC-JP as it is published, into `file`.
  public static void compile(Path edict, Path file) throws IOException {
    var words = new TreeMap<String, List<Entry>>();
    var source = read(edict, words);
    DictionaryWriter.write(words, source, file);
  }

  private static boolean isCurrent(Path file, Path edict) throws IOException {
    try (var lines = open(edict)) {
      return WordDictionary.open(file).source().equals(source(lines.readLine()));
    } catch (DictionaryException _) {
      return false; // missing, cut short or of another format: made once more
    }
  }

  private static String read(Path edict, SortedMap<String, List<Entry>> words) throws IOException {
    try (var lines = open(edict)) {
      var first = lines.readLine();
      for (var line = first; line != null; line = lines.readLine()) {
        EdictLine.parse(line)
            .ifPresent(entry ->
                words.computeIfAbsent(entry.headword(), _ -> new ArrayList<>(1)).add(entry));
      }
      return source(first);
    }
  }

  private static BufferedReader open(Path edict) throws IOException {
    return Files.newBufferedReader(edict, Charset.forName("EUC-JP"));
  }

  /// The first line names the file and the day it was made.
  private static String source(@Nullable String first) {
    var created = CREATED.matcher(first == null ? "" : first);
    return created.find() ? "edict-" + created.group(1) : "edict";
  }
}
