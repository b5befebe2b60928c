package org.intelligentreader.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns SIGTERM and Ctrl-C into an interruption of the working thread, and keeps the process alive
/// until that thread has cleaned up ([#close]) or the grace period is over.
public final class StopSignal implements AutoCloseable {
  private final CountDownLatch cleanedUp = new CountDownLatch(1);

  private StopSignal() {}

  /// From now on a stop signal interrupts `worker`.
  public static StopSignal interrupts(Thread worker, Duration grace) {
    var signal = new StopSignal();
    var hook = new Thread(() -> signal.stop(worker, grace), "stop-signal");
    Runtime.getRuntime().addShutdownHook(hook);
    return signal;
  }

  /// The worker has nothing left to lose.
  @Override
  public void close() {
    cleanedUp.countDown();
  }

  private void stop(Thread worker, Duration grace) {
    if (cleanedUp.getCount() == 0) {
      return;
    }
    worker.interrupt();
    try {
      var inTime = cleanedUp.await(grace.toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime) {
        System.err.println(
            "stopped before everything was cleaned up; the job comes back when its lease ends");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
