package org.intelligentreader.bench;

import java.io.PrintStream;
import java.time.Duration;

/// Says which section is being measured and for how long: on a terminal in one line that changes,
/// elsewhere in a plain line now and then. So rarely that no measurement feels it.
final class SectionProgress implements AutoCloseable {
  /// Back to the first column, and erases the line.
  private static final String AGAIN = "\r\u001b[K";

  private final PrintStream out;
  private final boolean isTerminal;
  private final String label;
  private final Thread ticker = Thread.ofVirtual().unstarted(this::tick);

  SectionProgress(PrintStream out, boolean isTerminal, String label) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.label = label;
  }

  SectionProgress start() {
    ticker.start();
    return this;
  }

  private void tick() {
    var began = System.nanoTime();
    try {
      while (true) {
        Thread.sleep(Duration.ofSeconds(isTerminal ? 2 : 30));
        var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        var line = "%s: measuring for %d s".formatted(label, seconds);
        out.print(isTerminal ? AGAIN + line : line + System.lineSeparator());
        out.flush();
      }
    } catch (InterruptedException e) {
      // The section is measured.
    }
  }

  @Override
  public void close() {
    if (ticker.getState() == Thread.State.NEW) {
      return;
    }
    ticker.interrupt();
    try {
      ticker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (isTerminal) {
      out.print(AGAIN);
      out.flush();
    }
  }
}
