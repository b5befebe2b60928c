package org.intelligentreader.bench.race;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.intelligentreader.lattice.compile.DictionarySource;
import org.intelligentreader.lattice.compile.KuromojiUnidic;

/// Writes UniDic as the text files that MeCab compiles a dictionary from: `MecabSource FOLDER`. The
/// words, ids and costs are those that our engine and kuromoji have, in the numbers they come with.
///
/// MeCab skips what has the category of U+0020. Here that is this character alone, so that other
/// spaces are words as for the others.
public final class MecabSource {
  private static final char SPACE = ' ';
  private static final String SPACE_CATEGORY = "SPACE";

  private final DictionarySource source;
  private final Path folder;

  private MecabSource(DictionarySource source, Path folder) {
    this.source = source;
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    var folder = Files.createDirectories(Path.of(args[0]));
    var files = new MecabSource(new KuromojiUnidic(), folder);
    files.words();
    files.unknownWords();
    files.characters();
    files.connections();
    files.settings();
  }

  /// `spelling,left id,right id,cost,features…`
  private void words() throws IOException {
    try (var out = file("lex.csv")) {
      source.words(word -> append(out, word.surface(), word));
    }
  }

  private void unknownWords() throws IOException {
    var categories = source.categories();
    try (var out = file("unk.def")) {
      for (var i = 0; i < categories.size(); i++) {
        for (var word : categories.get(i).words()) {
          append(out, name(i), word);
        }
      }
      for (var word : categories.get(source.categories(SPACE)[0]).words()) {
        append(out, SPACE_CATEGORY, word);
      }
    }
  }

  /// Categories as `name, offered always, grouped, longest`, then ranges of characters with theirs.
  private void characters() throws IOException {
    var categories = source.categories();
    try (var out = file("char.def")) {
      for (var i = 0; i < categories.size(); i++) {
        var category = categories.get(i);
        out.write(
            "%s %d %d 0\n"
                .formatted(name(i), category.offeredAlways() ? 1 : 0, category.grouped() ? 1 : 0));
      }
      out.write(SPACE_CATEGORY + " 0 1 0\n");
      for (var from = 0; from < Character.MAX_VALUE; ) {
        var names = names((char) from);
        var to = from;
        while (to + 1 < Character.MAX_VALUE && names((char) (to + 1)).equals(names)) {
          to++;
        }
        out.write("0x%04X..0x%04X %s\n".formatted(from, to, names));
        from = to + 1;
      }
    }
  }

  private String names(char c) {
    if (c == SPACE) {
      return SPACE_CATEGORY;
    }
    return java.util.stream.IntStream.of(source.categories(c))
        .mapToObj(this::name)
        .collect(Collectors.joining(" "));
  }

  /// MeCab wants one called DEFAULT: that of characters without a mention.
  private String name(int category) {
    return category == source.categories('\uE000')[0] ? "DEFAULT" : "CATEGORY" + category;
  }

  /// `right id of the first word, left id of the second, cost`, after how many there are of each.
  private void connections() throws IOException {
    var ids = source.ids();
    try (var out = file("matrix.def")) {
      out.write(ids + " " + ids + "\n");
      for (var right = 0; right < ids; right++) {
        for (var left = 0; left < ids; left++) {
          out.write(right + " " + left + " " + source.connection(right, left) + "\n");
        }
      }
    }
  }

  private void settings() throws IOException {
    var empty = String.join(",", Collections.nCopies(source.columns().size(), "*"));
    Files.writeString(
        folder.resolve("dicrc"),
        "cost-factor = 700\nconfig-charset = UTF-8\nbos-feature = BOS/EOS," + empty + "\n");
    for (var side : List.of("left-id.def", "right-id.def")) {
      Files.writeString(folder.resolve(side), "0 BOS/EOS\n");
    }
  }

  private BufferedWriter file(String name) throws IOException {
    return Files.newBufferedWriter(folder.resolve(name));
  }

  private static void append(BufferedWriter out, String spelling, DictionarySource.Word word) {
    try {
      out.write(
          "%s,%d,%d,%d,%s\n"
              .formatted(
                  quoted(spelling),
                  word.leftId(),
                  word.rightId(),
                  word.cost(),
                  word.features().stream()
                      .map(MecabSource::quoted)
                      .collect(Collectors.joining(","))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String quoted(String field) {
    return field.contains(",") || field.contains("\"")
        ? '"' + field.replace("\"", "\"\"") + '"'
        : field;
  }
}
