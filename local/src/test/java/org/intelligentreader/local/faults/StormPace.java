package org.intelligentreader.local.faults;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// When a worker of a storm is killed, measured against those that live.
final class StormPace {
  private static final int STARTING_ONE_IN = 8;
  private static final int LIVES_ONE_IN = 12;
  private static final long LONG_ENOUGH_MILLIS = 180_000;
  private static final long LEAST_MILLIS = 20;

  /// `starting` when it is killed before it has a book; `mostMillis` is what it lives from then on.
  record Fate(boolean starting, boolean lives, long mostMillis) {}

  private final AtomicInteger started = new AtomicInteger();
  private final AtomicLong typicalMillis = new AtomicLong(1000);

  /// A name that no other worker has.
  String name() {
    return "storm-" + started.incrementAndGet();
  }

  /// How long a worker works on a book now, in milliseconds.
  long typicalMillis() {
    return typicalMillis.get();
  }

  Fate fate(RandomGenerator random) {
    var starting = random.nextInt(STARTING_ONE_IN) == 0;
    var lives = random.nextInt(LIVES_ONE_IN) == 0;
    return new Fate(
        starting, lives, lives ? LONG_ENOUGH_MILLIS : random.nextLong(typicalMillis.get() * 5 / 4));
  }

  /// A worker came to its end `millis` after it had its book.
  void ended(Fate fate, long millis) {
    if (fate.lives() && !fate.starting()) {
      typicalMillis.updateAndGet(typical -> Math.max(LEAST_MILLIS, (typical * 3 + millis) / 4));
    }
  }
}
