package org.intelligentreader.app.supabase;

import java.time.Duration;

/// Time that may be spent on waiting. Calls that wait at the same time spend it once.
final class Budget {
  private final Duration limit;
  private long spent;
  private long spentUntil = Long.MIN_VALUE;

  Budget(Duration limit) {
    this.limit = limit;
  }

  /// Counts a wait between two readings of one clock.
  synchronized void spend(long from, long to) {
    var begin = Math.max(from, spentUntil);
    if (to > begin) {
      spent += to - begin;
      spentUntil = to;
    }
  }

  synchronized boolean isUsedUp() {
    return spent >= limit.toNanos();
  }
}
