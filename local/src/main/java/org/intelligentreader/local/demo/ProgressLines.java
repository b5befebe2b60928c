package org.intelligentreader.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/// Shows beside the worker what a browser sees when it polls: stage and percent of each running
/// job.
final class ProgressLines implements AutoCloseable {
  private static final long POLL_MILLIS = 1200;

  private final Browser browser;
  private final PrintStream out;
  private final Map<String, String> shown = new HashMap<>();
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

  private void show() throws IOException, InterruptedException {
    for (var job :
        browser.select("book_processing_jobs?status=eq.processing&select=id,progress,stage")) {
      var line = job.path("progress").asInt() + " % " + job.path("stage").asText();
      if (!line.equals(shown.put(job.path("id").asText(), line))) {
        out.println("  " + line);
      }
    }
  }
}
