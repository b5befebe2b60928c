package org.intelligentreader.book.language.morphology;

/// The choices of a word in numbers: their classes, and how much the word speaks for each.
final class Weights {
  private final int[] classes;
  private final double[] support;

  Weights(Candidates word, Frequencies frequencies) {
    this.classes =
        word.choices().stream().mapToInt(choice -> frequencies.of(choice.name())).toArray();
    this.support = classes.length < 2 ? new double[1] : frequencies.support(word);
  }

  /// Of a place before or behind a sentence.
  private Weights() {
    this.classes = new int[1];
    this.support = new double[1];
  }

  static Weights border() {
    return new Weights();
  }

  int size() {
    return classes.length;
  }

  int of(int choice) {
    return classes[choice];
  }

  double support(int choice) {
    return support[choice];
  }
}
