package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often classes follow each other, and what words of several classes mostly are.
///
/// Resource `<language>.counts`: `t` with three classes, `k` with a kind of words and a class, `w`
/// with a word and a class, `l` with a form and a lemma; each with its count.
final class Frequencies {
  /// Stands before and behind a sentence.
  static final String BORDER = "^";

  /// How many sightings of a word, of a kind, the guess from what is more general weighs.
  private static final double WORD_BACKOFF = 4;

  private static final double KIND_BACKOFF = 3;

  private final List<String> names = new ArrayList<>(List.of(BORDER));
  private final Map<String, Integer> numbers = new HashMap<>(Map.of(BORDER, 0));
  private final Map<String, Map<String, Integer>> kinds = new HashMap<>();
  private final Map<String, Map<String, Integer>> words = new HashMap<>();
  private final Map<String, Map<String, Integer>> lemmas = new HashMap<>();
  private final Transitions transitions;

  Frequencies(List<String> lines) {
    var triples = new ArrayList<String[]>();
    for (var line : lines) {
      var fields = line.split(" ", -1);
      switch (fields[0]) {
        case "t" -> triples.add(fields);
        case "k" -> count(kinds, fields);
        case "w" -> count(words, fields);
        case "l" -> count(lemmas, fields);
        default -> throw new IllegalArgumentException(line);
      }
    }
    triples.forEach(fields -> {
      for (var i = 1; i <= 3; i++) {
        number(fields[i]);
      }
    });
    transitions = new Transitions(names.size());
    triples.forEach(fields ->
        transitions.add(
            number(fields[1]), number(fields[2]), number(fields[3]), Integer.parseInt(fields[4])));
    transitions.finish();
  }

  private static void count(Map<String, Map<String, Integer>> counts, String[] fields) {
    counts
        .computeIfAbsent(fields[1], _ -> new HashMap<>())
        .put(fields[2], Integer.parseInt(fields[3]));
  }

  private int number(String name) {
    return numbers.computeIfAbsent(
        name,
        _ -> {
          names.add(name);
          return names.size() - 1;
        });
  }

  /// The number of a class in [#transitions]; that of a class never seen is 0.
  int of(String name) {
    return numbers.getOrDefault(name, 0);
  }

  Transitions transitions() {
    return transitions;
  }

  /// Lemmas of one form, the most frequent first, else as they were.
  List<String> sorted(String form, List<String> all) {
    var counts = lemmas.get(form);
    if (counts == null || all.size() < 2) {
      return List.copyOf(all);
    }
    return all.stream()
        .sorted(Comparator.comparingInt((String lemma) -> -counts.getOrDefault(lemma, 0)))
        .toList();
  }

  /// How much a word speaks for each of its choices, as logarithms, in their order.
  double[] support(Candidates word) {
    var choices = word.choices();
    var share = new double[choices.size()];
    var sum = 0.0;
    for (var i = 0; i < share.length; i++) {
      share[i] = transitions.share(of(choices.get(i).name()));
      sum += share[i];
    }
    var ofKind = kinds.getOrDefault(word.kind(), Map.of());
    var ofWord = words.getOrDefault(word.form(), Map.of());
    var support = new double[share.length];
    for (var i = 0; i < share.length; i++) {
      var name = choices.get(i).name();
      var general = mix(ofKind, name, share[i] / sum, KIND_BACKOFF);
      support[i] = Math.log(mix(ofWord, name, general, WORD_BACKOFF) / share[i]);
    }
    return support;
  }

  private static double mix(
      Map<String, Integer> counts, String name, double general, double weight) {
    var all = counts.values().stream().mapToInt(n -> n).sum();
    return (counts.getOrDefault(name, 0) + weight * general) / (all + weight);
  }
}
