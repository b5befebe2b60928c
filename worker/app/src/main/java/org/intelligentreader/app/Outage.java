package org.intelligentreader.app;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.app.port.InvalidException;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.SuspendedException;
import org.intelligentreader.app.port.TooLargeException;
import org.intelligentreader.app.port.UnavailableException;

/// How a worker that never ends waits while its project is away: for a second at first, for up to a
/// minute later, and for minutes where somebody has to act. It says so at most once a minute.
final class Outage {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration UNTIL_SOMEBODY_ACTS = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final Log log;
  private final MonotonicClock clock;
  private final RandomGenerator random;
  private boolean lasts;
  private long since;
  private long told;
  private Duration bound = SHORTEST;

  Outage(Log log, MonotonicClock clock, RandomGenerator random) {
    this.log = log;
    this.clock = clock;
    this.random = random;
  }

  /// Waits until the project may be tried again.
  void await(IOException failure) throws InterruptedException {
    var now = clock.nanos();
    if (!lasts) {
      lasts = true;
      since = now;
      told = now - BETWEEN_LINES.toNanos();
      bound = SHORTEST;
    }
    var pause = pause(failure);
    if (now - told >= BETWEEN_LINES.toNanos()) {
      told = now;
      tell(failure, Duration.ofNanos(now - since), pause);
    }
    clock.sleep(pause);
    bound = bound.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : bound.multipliedBy(2);
  }

  /// The project answered.
  void over() {
    if (lasts) {
      lasts = false;
      var lasted = Duration.ofNanos(clock.nanos() - since);
      log.info(
          "the project responds again after " + lasted.toSeconds() + " s; continuing",
          Map.of("outage_seconds", lasted.toSeconds()));
    }
  }

  private Duration pause(IOException failure) {
    return switch (failure) {
      case ServerException e ->
          switch (e) {
            case UnavailableException _ -> upTo(bound);
            case SuspendedException _ ->
                e.fault().retryAfter().map(wait -> wait.plus(upTo(SHORTEST))).orElseGet(this::few);
            case RefusedException _, MissingException _, InvalidException _, TooLargeException _ ->
                few();
          };
      default -> upTo(bound);
    };
  }

  private Duration few() {
    return UNTIL_SOMEBODY_ACTS.plus(upTo(LONGEST));
  }

  /// At least half, so that a worker does not ask again at once.
  private Duration upTo(Duration longest) {
    return Duration.ofNanos((long) (longest.toNanos() * (1 + random.nextDouble()) / 2));
  }

  private void tell(IOException failure, Duration lasted, Duration pause) {
    var sentences =
        failure instanceof ServerException e ? e.sentences() : failure.getMessage() + ".";
    var begun = lasted.isZero() ? "" : " for " + lasted.toSeconds() + " s now";
    log.warn(
        "waiting" + begun + ", next try in " + Math.max(1, pause.toSeconds()) + " s: " + sentences,
        Map.of("outage_seconds", lasted.toSeconds()));
  }
}
