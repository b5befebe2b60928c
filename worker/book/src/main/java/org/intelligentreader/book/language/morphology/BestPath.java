package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.morphology.Candidates.Choice;

/// Chooses among the candidates of a sentence's words by the likeliest path (Viterbi) of a hidden
/// Markov model that looks back two words.
final class BestPath {
  private static final int MOST_REMEMBERED = 100_000;

  private final Frequencies frequencies;
  private final Weights border = Weights.border();

  /// By identity: the lexicon gives the same object for the same word.
  private final Map<Candidates, Weights> known = new IdentityHashMap<>();

  BestPath(Frequencies frequencies) {
    this.frequencies = frequencies;
  }

  /// One choice for each word.
  List<Choice> of(List<Candidates> words) {
    if (known.size() > MOST_REMEMBERED) {
      known.clear();
    }
    var back = new int[words.size()][];
    var widths = new int[words.size()];
    var scores = new double[1];
    var before = border;
    var last = border;
    for (var i = 0; i < back.length; i++) {
      Interruption.check();
      var next = known.computeIfAbsent(words.get(i), word -> new Weights(word, frequencies));
      widths[i] = next.size();
      back[i] = new int[last.size() * next.size()];
      scores = step(before, last, next, scores, back[i]);
      before = last;
      last = next;
    }
    return choices(words, widths, scores, back);
  }

  /// `scores` are those of the pairs (before, last); the answer has those of (last, next).
  private double[] step(Weights before, Weights last, Weights next, double[] scores, int[] back) {
    var found = new double[last.size() * next.size()];
    for (var b = 0; b < last.size(); b++) {
      for (var c = 0; c < next.size(); c++) {
        var at = b * next.size() + c;
        var a = best(before, last, b, next.of(c), scores);
        back[at] = a;
        found[at] = score(before, a, last, b, next.of(c), scores) + next.support(c);
      }
    }
    return found;
  }

  private int best(Weights before, Weights last, int b, int next, double[] scores) {
    var best = 0;
    var most = Double.NEGATIVE_INFINITY;
    for (var a = 0; a < before.size(); a++) {
      var score = score(before, a, last, b, next, scores);
      if (score > most) {
        most = score;
        best = a;
      }
    }
    return best;
  }

  private double score(Weights before, int a, Weights last, int b, int next, double[] scores) {
    return scores[a * last.size() + b]
        + frequencies.transitions().log(before.of(a), last.of(b), next);
  }

  private static List<Choice> choices(
      List<Candidates> words, int[] widths, double[] scores, int[][] back) {
    var best = 0;
    for (var i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    var chosen = new ArrayList<Choice>(words.size());
    for (var i = words.size() - 1; i >= 0; i--) {
      chosen.add(words.get(i).choices().get(best % widths[i]));
      if (i > 0) {
        best = back[i][best] * widths[i - 1] + best / widths[i];
      }
    }
    return chosen.reversed();
  }
}
