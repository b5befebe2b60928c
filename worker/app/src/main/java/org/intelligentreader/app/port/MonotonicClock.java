package org.intelligentreader.app.port;

import java.time.Duration;

/// Time that only passes: for measuring spans and for waiting. It comes in by the door, so that a
/// test can let an hour pass in a moment.
public interface MonotonicClock {
  /// Like [System#nanoTime].
  long nanos();

  /// Waits.
  void sleep(Duration pause) throws InterruptedException;

  /// That of this machine.
  static MonotonicClock system() {
    return new MonotonicClock() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration pause) throws InterruptedException {
        Thread.sleep(pause);
      }
    };
  }
}
