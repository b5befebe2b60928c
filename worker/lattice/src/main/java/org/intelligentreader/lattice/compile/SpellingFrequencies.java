package org.intelligentreader.lattice.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often a spelling, or the beginning of one, comes up in text: what a lattice looks at, which
/// has little to do with the words that are chosen in the end. A page of our own prose tells the
/// short and frequent ones, which are most of all look-ups; for the others the product of the
/// shares that their characters have in the dictionary has to do.
final class SpellingFrequencies {
  private static final int CHARACTERS = 1 << Character.SIZE;
  private static final int LONGEST = 12;

  private final double[] shares = new double[CHARACTERS];
  private final Map<String, Integer> counts = new HashMap<>();

  SpellingFrequencies(List<String> spellings, List<String> prose) {
    var characters = spellings.stream().mapToLong(String::length).sum();
    for (var spelling : spellings) {
      spelling.chars().forEach(c -> shares[c] += 1.0 / characters);
    }
    prose.forEach(this::count);
  }

  /// The page of prose that lies beside this class.
  static List<String> prose() throws IOException {
    try (InputStream page = SpellingFrequencies.class.getResourceAsStream("prose.txt")) {
      if (page == null) {
        throw new IOException("prose.txt is not beside " + SpellingFrequencies.class);
      }
      return new String(page.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private void count(String line) {
    for (var from = 0; from < line.length(); from++) {
      for (var to = from + 1; to <= Math.min(line.length(), from + LONGEST); to++) {
        counts.merge(line.substring(from, to), 1, Integer::sum);
      }
    }
  }

  /// How often it comes up in the page.
  int counted(String spelling) {
    return counts.getOrDefault(spelling, 0);
  }

  /// Its share in text by its characters alone: less than 1.
  double estimated(String spelling) {
    var share = 1.0;
    for (var i = 0; i < spelling.length(); i++) {
      share *= shares[spelling.charAt(i)];
    }
    return share;
  }

  /// A number to order spellings by: those that were counted come first.
  double of(String spelling) {
    return counted(spelling) + estimated(spelling);
  }
}
