package org.intelligentreader.book.language.morphology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Sentences of a treebank in CoNLL-U. A fused word (del, della) is one word, as it is written.
final class Treebank {
  /// `fused` words have the lemmas and tags of their parts joined by `:`.
  record Word(String form, String lemma, String tag, String features, boolean fused) {}

  /// Polish treebanks part robił|em.
  private static final Set<String> PERSONS = Set.of("m", "em", "ś", "eś", "śmy", "ście");

  private Treebank() {}

  static List<List<Word>> read(Path file) throws IOException {
    var sentences = new ArrayList<List<Word>>();
    for (var block : Files.readString(file).split("\n\n", -1)) {
      var words = words(block.lines().filter(line -> !line.startsWith("#")));
      if (!words.isEmpty()) {
        sentences.add(words);
      }
    }
    return sentences;
  }

  private static List<Word> words(Stream<String> lines) {
    var words = new ArrayList<Word>();
    var end = 0;
    var spaced = true;
    for (var line : lines.toList()) {
      var f = line.split("\t", -1);
      if (f.length < 10 || f[0].contains(".")) {
        continue;
      }
      if (f[0].contains("-")) {
        end = Integer.parseInt(f[0].substring(f[0].indexOf('-') + 1));
        words.add(new Word(f[1], "", "", "", true));
      } else if (Integer.parseInt(f[0]) <= end) {
        var whole = words.removeLast();
        words.add(
            new Word(whole.form(), join(whole.lemma(), f[2]), join(whole.tag(), f[3]), f[5], true));
      } else if (!spaced && f[2].equals("być") && PERSONS.contains(f[1])) {
        var verb = words.removeLast();
        words.add(new Word(verb.form() + f[1], verb.lemma(), verb.tag(), verb.features(), false));
      } else {
        words.add(new Word(f[1], f[2], f[3], f[5], false));
      }
      spaced = !f[9].contains("SpaceAfter=No");
    }
    return words;
  }

  private static String join(String first, String next) {
    return first.isEmpty() ? next : first + ":" + next;
  }
}
