package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.morphology.Candidates.Choice;

/// Chooses among the candidates of a sentence's words by the likeliest path (Viterbi) of a hidden
/// Markov model that looks back two words.
final class BestPath {
  private static final int[] BORDER = {0};

  private final Frequencies frequencies;

  BestPath(Frequencies frequencies) {
    this.frequencies = frequencies;
  }

  /// One choice for each word.
  List<Choice> of(List<Candidates> words) {
    var classes = words.stream().map(this::classes).toArray(int[][]::new);
    var back = new int[words.size()][];
    var scores = new double[] {0};
    for (var i = 0; i < classes.length; i++) {
      Interruption.check();
      var before = i < 2 ? BORDER : classes[i - 2];
      var last = i < 1 ? BORDER : classes[i - 1];
      back[i] = new int[last.length * classes[i].length];
      scores = step(before, last, classes[i], scores, back[i]);
      support(words.get(i), classes[i].length, scores);
    }
    return choices(words, classes, scores, back);
  }

  private int[] classes(Candidates word) {
    return word.choices().stream().mapToInt(choice -> frequencies.of(choice.name())).toArray();
  }

  /// `scores` are those of the pairs (before, last); the answer has those of (last, next).
  private double[] step(int[] before, int[] last, int[] next, double[] scores, int[] back) {
    var transitions = frequencies.transitions();
    var found = new double[last.length * next.length];
    Arrays.fill(found, Double.NEGATIVE_INFINITY);
    for (var b = 0; b < last.length; b++) {
      for (var c = 0; c < next.length; c++) {
        for (var a = 0; a < before.length; a++) {
          var score = scores[a * last.length + b] + transitions.log(before[a], last[b], next[c]);
          if (score > found[b * next.length + c]) {
            found[b * next.length + c] = score;
            back[b * next.length + c] = a;
          }
        }
      }
    }
    return found;
  }

  private void support(Candidates word, int width, double[] scores) {
    if (width < 2) {
      return;
    }
    var support = frequencies.support(word);
    for (var i = 0; i < scores.length; i++) {
      scores[i] += support[i % width];
    }
  }

  private static List<Choice> choices(
      List<Candidates> words, int[][] classes, double[] scores, int[][] back) {
    var best = 0;
    for (var i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    var chosen = new ArrayList<Choice>(words.size());
    for (var i = words.size() - 1; i >= 0; i--) {
      var width = classes[i].length;
      chosen.add(words.get(i).choices().get(best % width));
      if (i > 0) {
        best = back[i][best] * classes[i - 1].length + best / width;
      }
    }
    return chosen.reversed();
  }
}
