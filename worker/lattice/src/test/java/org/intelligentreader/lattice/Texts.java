package org.intelligentreader.lattice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.intelligentreader.testing.Needs;
import org.intelligentreader.testing.Repository;

/// Texts to analyse: real ones where they are at hand, words of the dictionary in random order, and
/// characters in random order.
@Needs(shared = {"gold", "corpus/books"})
final class Texts {
  private static final int LONGEST_LINE = 1000;

  /// First and last character of blocks that Japanese books use, and of some they do not.
  private static final int[][] BLOCKS = {
    {'぀', 'ゟ'}, {'゠', 'ヿ'}, {'一', '龥'}, {'0', '9'}, {'a', 'z'}, {'A', 'Z'}, {' ', '~'},
    {'０', '９'}, {'Ａ', 'ｚ'}, {'ｦ', 'ﾟ'}, {'　', '〿'}, {'①', '⑳'}, {'α', 'ω'}, {'а', 'я'},
    {'─', '╿'}, {'가', '힣'}, {0xD83D, 0xD83D}, {0xDE00, 0xDE4F}, {0x300, 0x30F}, {0xE000, 0xE010}
  };

  private static final String OFTEN = "のにをはがとでもへ、。「」！？ーっゃ々〇一二三十百千万年月日人";

  private Texts() {}

  static void real(Consumer<String> line) throws IOException {
    try (var gold = Files.list(Repository.shared("gold"));
        var books = Files.list(Repository.shared("corpus/books"))) {
      for (var file : Stream.concat(gold, books).sorted().toList()) {
        if (file.toString().endsWith(".tsv")) {
          try (var lines = Files.lines(file)) {
            lines.forEach(text -> cut(text, line));
          }
        } else if (file.toString().endsWith(".epub")) {
          book(file, line);
        }
      }
    }
  }

  private static void book(Path file, Consumer<String> line) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().filter(e -> e.getName().matches(".*html?")).toList()) {
        var text = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
        text.replaceAll("(?s)<rp>.*?</rp>|<rt>.*?</rt>|<[^>]*>", "")
            .lines()
            .forEach(l -> cut(l, line));
      }
    }
  }

  private static void cut(String text, Consumer<String> line) {
    for (var from = 0; from < text.length(); from += LONGEST_LINE) {
      line.accept(text.substring(from, Math.min(text.length(), from + LONGEST_LINE)));
    }
  }

  /// Spellings of the dictionary, one after the other.
  static String words(RandomGenerator random, List<String> spellings) {
    var text = new StringBuilder();
    var length = random.nextInt(1, 200);
    while (text.length() < length) {
      text.append(spellings.get(random.nextInt(spellings.size())));
      if (random.nextInt(4) == 0) {
        text.append(OFTEN.charAt(random.nextInt(OFTEN.length())));
      }
    }
    return text.toString();
  }

  /// Runs of characters of one block, of frequent ones, and of one character.
  static String characters(RandomGenerator random) {
    var text = new StringBuilder();
    var length = random.nextInt(1, 200);
    while (text.length() < length) {
      var block = BLOCKS[random.nextInt(BLOCKS.length)];
      var same = random.nextInt(8) == 0;
      var character = in(block, random);
      for (var i = random.nextInt(1, 12); i > 0; i--) {
        text.append(
            random.nextInt(3) == 0 ? frequent(random) : same ? character : in(block, random));
      }
    }
    return text.toString();
  }

  private static char in(int[] block, RandomGenerator random) {
    return (char) random.nextInt(block[0], block[1] + 1);
  }

  private static char frequent(RandomGenerator random) {
    return OFTEN.charAt(random.nextInt(OFTEN.length()));
  }

  /// Lemmas and written forms, taken from the feature columns.
  static List<String> spellings(Dictionary dictionary) {
    var column = dictionary.column("writtenForm");
    var found = new ArrayList<String>();
    for (var entry = 0; entry < dictionary.entryCount(); entry += 3) {
      found.add(dictionary.feature(entry, column));
    }
    return found;
  }
}
