package org.intelligentreader.app;

import java.time.Duration;

/// SIGTERM and Ctrl-C become an interruption of the working thread, and the process waits for it to
/// give its job back.
final class StopSignal {
  private static final Duration GRACE = Duration.ofSeconds(7);

  private StopSignal() {}

  static void interrupts(Thread worker) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  worker.interrupt();
                  try {
                    worker.join(GRACE);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "stop-signal"));
  }
}
