package org.intelligentreader.app.supabase;

import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.UnavailableException;

/// Tries a call again while the failure may pass: with pauses of random length up to a growing
/// bound ([full
/// jitter](https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/)), within the
/// budgets of its [RetryBudget]. When a server asks its callers to wait, all calls wait but
/// heartbeats.
public final class Retry {
  private static final Duration FIRST_BOUND = Duration.ofMillis(500);
  private static final Duration LONGEST_BOUND = Duration.ofSeconds(8);

  /// A beat comes back sooner: a lease runs on meanwhile.
  private static final Duration LONGEST_BOUND_OF_BEATS = Duration.ofSeconds(2);

  /// What a look for work waits because a server asks for it. Longer, and the run ends instead.
  private static final Duration LONGEST_WAIT_FOR_WORK = Duration.ofSeconds(10);

  private final RetryBudget patience;
  private final RandomGenerator random;
  private final MonotonicClock clock;
  private final RateLimit limit = new RateLimit();
  private final Budget run;
  private volatile Budget job;

  public Retry(RetryBudget patience, RandomGenerator random, MonotonicClock clock) {
    this.patience = patience;
    this.random = random;
    this.clock = clock;
    this.run = new Budget(patience.run());
    this.job = new Budget(patience.job());
  }

  /// A call that may fail for a moment.
  @FunctionalInterface
  public interface Call<T> {
    T run() throws IOException, InterruptedException;
  }

  /// Another job begins, with a separate budget.
  public void jobBegins() {
    job = new Budget(patience.job());
  }

  /// Throws [UnavailableException] when patience ends, and [SuspendedException] when the server
  /// asks for a wait that is longer than that.
  public <T> T run(Urgency urgency, Call<T> call) throws IOException, InterruptedException {
    var end = clock.nanos() + patience.of(urgency).toNanos();
    var bound = FIRST_BOUND;
    while (true) {
      if (urgency != Urgency.BEAT) {
        limit.await(clock, longestWait(urgency, end));
      }
      try {
        return call.run();
      } catch (UnavailableException e) {
        waitAfter(e, urgency, bound, end);
      }
      bound = longer(bound, urgency);
    }
  }

  private void waitAfter(UnavailableException failure, Urgency urgency, Duration bound, long end)
      throws ServerException, InterruptedException {
    var now = clock.nanos();
    var asked = failure.fault().retryAfter();
    if (asked.isPresent()) {
      limit.set(failure.fault(), now + asked.get().toNanos());
    }
    if (urgency != Urgency.BEAT && asked.isPresent() && asked.get().toNanos() > end - now) {
      // The next try says until when, however little patience there was.
      return;
    }
    var pause = Duration.ofNanos((long) (bound.toNanos() * zeroToOne()));
    if (isOver(urgency) || now + pause.toNanos() > end) {
      throw failure;
    }
    clock.sleep(pause);
    if (urgency != Urgency.BEAT) {
      job.spend(now, clock.nanos());
      run.spend(now, clock.nanos());
    }
  }

  private boolean isOver(Urgency urgency) {
    return switch (urgency) {
      case BEAT -> false;
      case WORK -> job.isUsedUp() || run.isUsedUp();
      case IDLE -> run.isUsedUp();
    };
  }

  private Duration longestWait(Urgency urgency, long end) {
    var left = Duration.ofNanos(Math.max(0, end - clock.nanos()));
    var longest = urgency == Urgency.IDLE ? LONGEST_WAIT_FOR_WORK : left;
    return longest.compareTo(left) < 0 ? longest : left;
  }

  /// Calls run in parallel, and most generators serve one thread.
  private double zeroToOne() {
    synchronized (random) {
      return random.nextDouble();
    }
  }

  private static Duration longer(Duration bound, Urgency urgency) {
    var longest = urgency == Urgency.BEAT ? LONGEST_BOUND_OF_BEATS : LONGEST_BOUND;
    var doubled = bound.multipliedBy(2);
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }
}
