package org.intelligentreader.local.faults;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.intelligentreader.app.port.MonotonicClock;

/// The time of a worker inside the test: a wait moves it and goes on at once.
final class MovedTime implements MonotonicClock {
  private final AtomicLong now = new AtomicLong();

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void sleep(Duration pause) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    now.addAndGet(pause.toNanos());
    // Lets the threads that the pause was for go first.
    LockSupport.parkNanos(1000);
  }

  Duration passed() {
    return Duration.ofNanos(now.get());
  }
}
