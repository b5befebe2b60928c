package org.intelligentreader.app.supabase;

import java.time.Duration;
import java.util.Optional;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.port.SuspendedException;

/// Until when a server asked its callers to wait. One answer holds for all calls of the project.
final class RateLimit {
  private record Wish(Fault fault, long until) {}

  private Optional<Wish> wish = Optional.empty();

  /// The latest moment counts.
  synchronized void set(Fault fault, long until) {
    if (wish.isEmpty() || wish.get().until() < until) {
      wish = Optional.of(new Wish(fault, until));
    }
  }

  /// Waits until the server may be called; throws when that takes longer than `longest`.
  void await(MonotonicClock clock, Duration longest)
      throws SuspendedException, InterruptedException {
    var asked = current(clock.nanos());
    if (asked.isEmpty()) {
      return;
    }
    var left = Duration.ofNanos(asked.get().until() - clock.nanos());
    if (left.compareTo(longest) > 0) {
      var fault = asked.get().fault();
      throw new SuspendedException(
          new Fault(
              fault.call(),
              fault.status(),
              fault.code(),
              fault.text(),
              fault.advice(),
              Optional.of(left)));
    }
    clock.sleep(left);
  }

  private synchronized Optional<Wish> current(long now) {
    wish = wish.filter(asked -> asked.until() > now);
    return wish;
  }
}
