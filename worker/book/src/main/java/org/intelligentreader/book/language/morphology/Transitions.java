package org.intelligentreader.book.language.morphology;

/// How likely a class is behind two others: counts of three, two and one mixed by deleted
/// interpolation (Brants, TnT, 2000).
final class Transitions {
  private static final double LEAST = 0.5;

  private final int size;
  private final double[] three;
  private final double[] two;
  private final double[] one;
  private final double[] log;
  private double all;

  Transitions(int size) {
    this.size = size;
    this.three = new double[size * size * size];
    this.two = new double[size * size];
    this.one = new double[size];
    this.log = new double[size * size * size];
  }

  void add(int first, int second, int third, int count) {
    three[(first * size + second) * size + third] += count;
    two[second * size + third] += count;
    one[third] += count;
    all += count;
  }

  /// After the last [#add].
  void finish() {
    var weights = weights();
    var before = pairs();
    for (var a = 0; a < size; a++) {
      for (var b = 0; b < size; b++) {
        for (var c = 0; c < size; c++) {
          var at = (a * size + b) * size + c;
          log[at] =
              Math.log(
                  weights[2] * ratio(three[at], before[a * size + b])
                      + weights[1] * ratio(two[b * size + c], one[b])
                      + weights[0] * share(c));
        }
      }
    }
  }

  /// How often two classes stand before a third.
  private double[] pairs() {
    var before = new double[size * size];
    for (var i = 0; i < three.length; i++) {
      before[i / size] += three[i];
    }
    return before;
  }

  private double[] weights() {
    var weights = new double[] {1, 1, 1};
    var before = pairs();
    for (var i = 0; i < three.length; i++) {
      if (three[i] > 0) {
        var c = i % size;
        var b = i / size % size;
        var byThree = ratio(three[i] - 1, before[i / size] - 1);
        var byTwo = ratio(two[b * size + c] - 1, one[b] - 1);
        var byOne = ratio(one[c] - 1, all - 1);
        var best = byThree >= byTwo && byThree >= byOne ? 2 : byTwo >= byOne ? 1 : 0;
        weights[best] += three[i];
      }
    }
    var sum = weights[0] + weights[1] + weights[2];
    return new double[] {weights[0] / sum, weights[1] / sum, weights[2] / sum};
  }

  private static double ratio(double part, double whole) {
    return whole <= 0 ? 0 : part / whole;
  }

  /// The share of a class among all words; never zero.
  double share(int c) {
    return (one[c] + LEAST) / (all + LEAST * size);
  }

  double log(int a, int b, int c) {
    return log[(a * size + b) * size + c];
  }
}
