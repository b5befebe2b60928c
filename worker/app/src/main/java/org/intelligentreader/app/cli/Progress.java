package org.intelligentreader.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.intelligentreader.app.port.MonotonicClock;

/// Shows how far a command is that takes longer than two seconds: on a terminal in one line that
/// changes, elsewhere in a plain line now and then.
final class Progress implements AutoCloseable {
  private static final Duration SILENT = Duration.ofSeconds(2);
  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  /// Back to the first column, and erases the line.
  private static final String AGAIN = "\r\u001b[K";

  /// Where progress is shown.
  enum Kind {
    TERMINAL,
    LINES,
    NOTHING
  }

  private final PrintStream out;
  private final Kind kind;
  private final MonotonicClock clock;
  private final Thread ticker = Thread.ofVirtual().unstarted(this::ticking);
  private String name = "";
  private long began;
  private long shown;
  private int done;
  private int expected;
  private boolean drawn;

  Progress(PrintStream out, Kind kind, MonotonicClock clock) {
    this.out = out;
    this.kind = kind;
    this.clock = clock;
  }

  /// Shows the progress from now on.
  Progress start() {
    if (kind != Kind.NOTHING) {
      ticker.start();
    }
    return this;
  }

  /// The work on `what` begins.
  synchronized void begin(String what) {
    name = what;
    began = clock.nanos();
    shown = began + SILENT.toNanos() - interval().toNanos();
    done = 0;
    expected = 0;
  }

  /// So many parts of so many are done.
  synchronized void step(int parts, int of) {
    done = parts;
    expected = of;
  }

  /// Makes room for other lines; the next tick draws again.
  synchronized void erase() {
    if (drawn) {
      out.print(AGAIN);
      out.flush();
      drawn = false;
    }
  }

  /// Nothing is worked on for now.
  synchronized void end() {
    erase();
    name = "";
  }

  /// Draws, if it is time.
  synchronized void tick() {
    var now = clock.nanos();
    if (name.isEmpty() || now - shown < interval().toNanos()) {
      return;
    }
    shown = now;
    if (kind == Kind.TERMINAL) {
      out.print(AGAIN + line(now));
      out.flush();
      drawn = true;
    } else {
      out.println(line(now));
    }
  }

  @Override
  public void close() {
    ticker.interrupt();
    end();
  }

  private Duration interval() {
    return kind == Kind.TERMINAL ? TICK : BETWEEN_LINES;
  }

  private void ticking() {
    try {
      while (true) {
        clock.sleep(TICK);
        tick();
      }
    } catch (InterruptedException e) {
      // The command is at its end.
    }
  }

  private String line(long now) {
    var seconds = (now - began) / 1_000_000_000L;
    if (expected == 0) {
      return "%s: opening, %s".formatted(name, time(seconds));
    }
    var left =
        done == 0 ? "" : ", about %s left".formatted(time(seconds * (expected - done) / done));
    return String.format(
        Locale.ROOT, "%s: %d of %d chapters, %s%s", name, done, expected, time(seconds), left);
  }

  private static String time(long seconds) {
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
  }
}
