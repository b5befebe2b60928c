package org.intelligentreader.local.faults;

import java.time.Duration;
import org.intelligentreader.app.port.MonotonicClock;

/// The time of this machine until somebody ends it; from then on no wait lasts, as if all patience
/// had passed.
final class EndingTime implements MonotonicClock {
  private boolean isOver;
  private long skipped;

  @Override
  public synchronized long nanos() {
    return System.nanoTime() + skipped;
  }

  @Override
  public synchronized void sleep(Duration pause) throws InterruptedException {
    var until = nanos() + pause.toNanos();
    while (!isOver && until - nanos() > 0) {
      wait(Math.max(1, (until - nanos()) / 1_000_000));
    }
    skipped += Math.max(0, until - nanos());
  }

  synchronized void end() {
    isOver = true;
    notifyAll();
  }
}
