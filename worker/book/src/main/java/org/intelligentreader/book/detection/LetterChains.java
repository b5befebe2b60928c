package org.intelligentreader.book.detection;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// How likely letters follow each other in each of some languages.
///
/// Resource: a remark; the languages, those that are seldom learned with a `?`; then lines of a
/// sequence of letters (`_` is the border of a word) and a character for each language, how likely
/// the last letter is behind the others.
final class LetterChains {
  static final int LONGEST = 5;

  /// A step of the written logarithms, and the character of the first.
  private static final double STEP = 0.18;

  private static final char FIRST = '!';
  private static final int STEPS = 93;
  private static final int UNKNOWN = 60;
  private static final int HEAD = 2;

  /// How likely a text is in each of the languages, as logarithms.
  record Guess(List<String> languages, List<Double> likely) {
    String language() {
      return languages.get(likely.indexOf(most()));
    }

    double most() {
      return Collections.max(likely);
    }

    /// How much likelier the likeliest is than `other`.
    double over(String other) {
      return most() - likely.get(languages.indexOf(other));
    }
  }

  /// What a language that is seldom learned has to be ahead by.
  private static final double SELDOM = 12;

  private final List<String> languages;
  private final boolean[] seldom;

  /// A table by hash, twice as long as what is in it: sequences as numbers of 64 bits, since
  /// strings would take several megabytes, and 0 where there is none.
  private final long[] sequences;

  /// For each place of the table, a step for each language.
  private final byte[] steps;

  private LetterChains(List<String> written, long[] sequences, byte[] steps) {
    this.languages = written.stream().map(name -> name.replace("?", "")).toList();
    this.seldom = new boolean[written.size()];
    for (var i = 0; i < seldom.length; i++) {
      seldom[i] = written.get(i).endsWith("?");
    }
    this.sequences = sequences;
    this.steps = steps;
  }

  static LetterChains of(List<String> lines) {
    var languages = List.of(lines.get(HEAD - 1).split(" ", -1));
    var sequences = new long[Integer.highestOneBit(2 * lines.size()) * 2];
    var steps = new byte[sequences.length * languages.size()];
    for (var line : lines.subList(HEAD, lines.size())) {
      var number = sequence(line);
      var place = place(sequences, number);
      sequences[place] = number;
      for (var k = 0; k < languages.size(); k++) {
        steps[place * languages.size() + k] =
            (byte) (line.charAt(line.indexOf(' ') + 1 + k) - FIRST);
      }
    }
    return new LetterChains(languages, sequences, steps);
  }

  /// Where a sequence is, or would be.
  private static int place(long[] sequences, long number) {
    var place = (int) (number >>> 32) & (sequences.length - 1);
    while (sequences[place] != 0 && sequences[place] != number) {
      place = (place + 1) & (sequences.length - 1);
    }
    return place;
  }

  private static long sequence(String line) {
    var letters = line.substring(0, line.indexOf(' ')).replace('_', ' ');
    return number(letters, 0, letters.length());
  }

  private static long number(CharSequence word, int from, int to) {
    var number = 0L;
    for (var i = from; i < to; i++) {
      number = number * 0x9E3779B97F4A7C15L + word.charAt(i) + 1;
    }
    return number;
  }

  /// Logarithms as the table has them.
  static String written(double[] logarithms) {
    return Arrays.stream(logarithms)
        .mapToObj(
            log -> String.valueOf((char) (FIRST + Math.clamp(Math.round(-log / STEP), 0, STEPS))))
        .collect(Collectors.joining());
  }

  /// Each word of a text in lower case, with its borders.
  static void words(String text, Consumer<CharSequence> each) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT) + " ";
    var word = new StringBuilder(" ");
    plain
        .codePoints()
        .forEach(c -> {
          if (Character.isLetter(c)) {
            word.appendCodePoint(c);
          } else if (word.length() > 1) {
            each.accept(word.append(' '));
            word.setLength(1);
          }
        });
  }

  List<String> languages() {
    return languages;
  }

  Guess guess(String text) {
    var sums = new long[languages.size()];
    words(
        text,
        word -> {
          for (var end = 1; end < word.length(); end++) {
            add(longest(word, end), sums);
          }
        });
    var likely = new ArrayList<Double>();
    for (var i = 0; i < sums.length; i++) {
      likely.add(-sums[i] * STEP - (seldom[i] ? SELDOM : 0));
    }
    return new Guess(languages, likely);
  }

  /// A letter that no language has is as unlikely in each.
  private void add(int place, long[] sums) {
    for (var i = 0; i < sums.length; i++) {
      sums[i] += place < 0 ? UNKNOWN : steps[place * sums.length + i];
    }
  }

  /// The place of the longest sequence that ends here, or -1.
  private int longest(CharSequence word, int end) {
    for (var start = Math.max(0, end + 1 - LONGEST); start <= end; start++) {
      var number = number(word, start, end + 1);
      var place = place(sequences, number);
      if (sequences[place] == number) {
        return place;
      }
    }
    return -1;
  }
}
