package org.intelligentreader.local.rest.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The most similar of some names, for hints in error messages: candidates by shared groups of
/// letters, ranked by edit distance, as PostgREST does. Source: PostgREST 14, "Errors"; the method
/// is that of fuzzy sets (grams of three letters, then of two).
final class Similar {
  private static final double LEAST_SCORE = 0.33;

  /// Less similar names of tables and functions are not told.
  private static final double LEAST_SCORE_OF_NAMES = 0.75;

  private static final int MOST_CANDIDATES = 50;

  private record Candidate(String name, double score) {}

  private Similar() {}

  /// The table or function that is meant.
  static Optional<String> name(String name, List<String> names) {
    return find(name, names, LEAST_SCORE_OF_NAMES);
  }

  /// The related table or the list of parameters that is meant.
  static Optional<String> to(String name, List<String> names) {
    return find(name, names, LEAST_SCORE);
  }

  private static Optional<String> find(String name, List<String> names, double least) {
    for (var length : new int[] {3, 2}) {
      var best = candidates(name, names, length, least).stream().findFirst();
      if (best.isPresent()) {
        return best.map(Candidate::name);
      }
    }
    return Optional.empty();
  }

  private static List<Candidate> candidates(
      String name, List<String> names, int length, double least) {
    var grams = grams(name, length);
    var near = new ArrayList<Candidate>();
    for (var other : names) {
      var score = cosine(grams, grams(other, length));
      if (score > 0) {
        near.add(new Candidate(other, score));
      }
    }
    var byScore = Comparator.comparingDouble(Candidate::score).reversed();
    return near.stream()
        .sorted(byScore)
        .limit(MOST_CANDIDATES)
        .map(candidate -> new Candidate(candidate.name(), closeness(name, candidate.name())))
        .filter(candidate -> candidate.score() >= least)
        .sorted(byScore)
        .toList();
  }

  private static Map<String, Integer> grams(String name, int length) {
    var letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9\u00c0-\u00ff, ]+", "");
    var text = "-" + letters + "-";
    text += "-".repeat(Math.max(0, length - text.length()));
    var grams = new HashMap<String, Integer>();
    for (var i = 0; i + length <= text.length(); i++) {
      grams.merge(text.substring(i, i + length), 1, Integer::sum);
    }
    return grams;
  }

  private static double cosine(Map<String, Integer> a, Map<String, Integer> b) {
    var product = 0;
    for (var gram : a.entrySet()) {
      product += gram.getValue() * b.getOrDefault(gram.getKey(), 0);
    }
    return product / (norm(a) * norm(b));
  }

  private static double norm(Map<String, Integer> grams) {
    return Math.sqrt(grams.values().stream().mapToDouble(n -> (double) n * n).sum());
  }

  private static double closeness(String a, String b) {
    var longest = Math.max(a.length(), b.length());
    return longest == 0
        ? 1
        : 1 - distance(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT)) / (double) longest;
  }

  /// Levenshtein's.
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
