package org.intelligentreader.judge.generate;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Chance, from a seed.
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  /// From 0 to `bound` - 1.
  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /// True once in `times`.
  boolean once(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  /// Makes one of several things.
  @SafeVarargs
  final <T> T make(Supplier<T>... makers) {
    return makers[random.nextInt(makers.length)].get();
  }
}
