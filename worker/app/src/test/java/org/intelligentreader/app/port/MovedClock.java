package org.intelligentreader.app.port;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A clock on which waiting takes no time.
public final class MovedClock implements MonotonicClock {
  private final AtomicLong now = new AtomicLong();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void sleep(Duration pause) {
    pauses.add(pause);
    now.addAndGet(pause.toNanos());
  }

  /// What passed since the clock was made.
  public Duration passed() {
    return Duration.ofNanos(now.get());
  }

  /// Each wait so far.
  public List<Duration> pauses() {
    return pauses;
  }
}
