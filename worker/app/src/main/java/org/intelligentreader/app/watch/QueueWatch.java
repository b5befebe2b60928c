package org.intelligentreader.app.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.app.port.MonotonicClock;

/// Looks now and then how long the oldest book waits, and says so in the log, where an alert can
/// see it. A look that fails is left out: a worker that cannot reach its project says that itself.
public final class QueueWatch {
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);
  private static final int WORTH_A_LINE = 60;

  private final Look look;
  private final Figures figures;
  private final Log log;
  private final MonotonicClock clock;
  private Optional<Long> looked = Optional.empty();

  /// How many books wait, and the oldest of them how long.
  public record Depth(int books, int oldestSeconds) {}

  /// Asks the queue.
  @FunctionalInterface
  public interface Look {
    Depth depth() throws IOException, InterruptedException;
  }

  public QueueWatch(Look look, Figures figures, Log log, MonotonicClock clock) {
    this.look = look;
    this.figures = figures;
    this.log = log;
    this.clock = clock;
  }

  /// Looks, unless it did so a moment ago.
  public void look() throws InterruptedException {
    var now = clock.nanos();
    if (looked.isPresent() && now - looked.get() < BETWEEN_LOOKS.toNanos()) {
      return;
    }
    looked = Optional.of(now);
    try {
      var depth = look.depth();
      figures.queue(depth.books(), depth.oldestSeconds());
      if (depth.oldestSeconds() >= WORTH_A_LINE) {
        log.info(
            depth.books() + " books wait, the oldest for " + depth.oldestSeconds() + " s",
            Map.of("queued", depth.books(), "waited_seconds", depth.oldestSeconds()));
      }
    } catch (IOException e) {
      log.warn("could not see how long books wait: " + e.getMessage(), Map.of());
    }
  }
}
