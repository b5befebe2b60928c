package org.intelligentreader.book.language.morphology;

import java.util.IdentityHashMap;
import java.util.List;
import org.intelligentreader.book.language.morphology.Candidates.Choice;

/// How likely each choice of each word is behind each two choices before it, by what was learned so
/// far (forward and backward over pairs of choices).
final class Expectation {
  /// Gets one expected triple of the sentence: classes before, and the choice of the word at `at`.
  @FunctionalInterface
  interface Seen {
    void triple(int at, String before, String last, Choice choice, double share);
  }

  private static final double LEAST = 1e-4;

  private final Frequencies frequencies;
  private final Weights border = Weights.border();
  private final IdentityHashMap<Candidates, Weights> known = new IdentityHashMap<>();

  Expectation(Frequencies frequencies) {
    this.frequencies = frequencies;
  }

  void of(List<Candidates> sentence, Seen seen) {
    var n = sentence.size();
    var weights = new Weights[n + 2];
    weights[0] = border;
    weights[1] = border;
    for (var i = 0; i < n; i++) {
      weights[i + 2] =
          known.computeIfAbsent(sentence.get(i), word -> new Weights(word, frequencies));
    }
    var forward = forward(weights);
    var backward = new double[] {};
    for (var i = n + 1; i >= 2; i--) {
      backward = backward(sentence, weights, i, forward, backward, seen);
    }
  }

  private double[][] forward(Weights[] weights) {
    var forward = new double[weights.length][];
    forward[1] = new double[] {1};
    for (var i = 2; i < weights.length; i++) {
      var width = weights[i].size();
      var found = new double[weights[i - 1].size() * width];
      for (var a = 0; a < weights[i - 2].size(); a++) {
        for (var b = 0; b < weights[i - 1].size(); b++) {
          var before = forward[i - 1][a * weights[i - 1].size() + b];
          for (var c = 0; c < width; c++) {
            found[b * width + c] += before * step(weights, i, a, b, c);
          }
        }
      }
      forward[i] = scaled(found);
    }
    return forward;
  }

  /// Tells the triples that end at `i` and answers the likelihood of what follows each pair before.
  private double[] backward(
      List<Candidates> sentence,
      Weights[] weights,
      int i,
      double[][] forward,
      double[] after,
      Seen seen) {
    var wide = weights[i - 1].size();
    var width = weights[i].size();
    var found = new double[weights[i - 2].size() * wide];
    var shares = new double[found.length * width];
    var sum = 0.0;
    for (var ab = 0; ab < found.length; ab++) {
      for (var c = 0; c < width; c++) {
        var later = after.length == 0 ? 1 : after[ab % wide * width + c];
        var step = step(weights, i, ab / wide, ab % wide, c) * later;
        found[ab] += step;
        shares[ab * width + c] = forward[i - 1][ab] * step;
        sum += shares[ab * width + c];
      }
    }
    for (var abc = 0; abc < shares.length; abc++) {
      var share = shares[abc] / sum;
      if (share > LEAST) {
        var ab = abc / width;
        seen.triple(
            i - 2,
            name(sentence, i - 4, ab / wide),
            name(sentence, i - 3, ab % wide),
            sentence.get(i - 2).choices().get(abc % width),
            share);
      }
    }
    return scaled(found);
  }

  private static String name(List<Candidates> sentence, int at, int choice) {
    return at < 0 ? Frequencies.BORDER : sentence.get(at).choices().get(choice).name();
  }

  private double step(Weights[] weights, int i, int a, int b, int c) {
    var log =
        frequencies.transitions().log(weights[i - 2].of(a), weights[i - 1].of(b), weights[i].of(c));
    return Math.exp(log + weights[i].support(c));
  }

  private static double[] scaled(double[] likelihoods) {
    var sum = 0.0;
    for (var one : likelihoods) {
      sum += one;
    }
    for (var i = 0; i < likelihoods.length; i++) {
      likelihoods[i] = sum > 0 ? likelihoods[i] / sum : 1.0 / likelihoods.length;
    }
    return likelihoods;
  }
}
