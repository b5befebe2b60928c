package org.intelligentreader.local.demo;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Shows beside the worker what a browser sees when it polls: stage and percent of each running
/// job.
final class ProgressLines implements AutoCloseable {
  private static final long POLL_MILLIS = 1200;
  private static final int WIDTH = 30;

  private final Browser browser;
  private final PrintStream out;
  private final Map<String, String> shown = new HashMap<>();
  private final boolean terminal =
      Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  private final Thread thread;

  ProgressLines(Browser browser, PrintStream out) {
    this.browser = browser;
    this.out = out;
    this.thread = Thread.ofVirtual().name("progress").start(this::poll);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void poll() {
    try {
      while (true) {
        Thread.sleep(POLL_MILLIS);
        show();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      out.println("progress cannot be shown: " + e.getMessage());
    }
  }

  /// A bar that redraws itself on a terminal, a line each elsewhere.
  private void print(int percent, String line) {
    if (terminal) {
      var filled = percent * WIDTH / 100;
      out.print(
          "\r  [" + "█".repeat(filled) + "·".repeat(WIDTH - filled) + "] " + line + "\u001B[K\r");
      out.flush();
    } else {
      out.println("  " + line);
    }
  }

  private void show() throws IOException, InterruptedException {
    for (var job :
        browser.select("book_processing_jobs?status=eq.processing&select=id,progress,stage")) {
      var line = job.path("progress").asInt() + " % " + job.path("stage").asText();
      if (!line.equals(shown.put(job.path("id").asText(), line))) {
        print(job.path("progress").asInt(), line);
      }
    }
  }
}
