package org.intelligentreader.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns SIGTERM and Ctrl-C into an interruption of the working thread, and keeps the process alive
/// until that thread has cleaned up ([#close]) or the grace period is over.
public final class StopSignal implements AutoCloseable {
  private final CountDownLatch cleanedUp = new CountDownLatch(1);
  private final Runnable late;

  private StopSignal(Runnable late) {
    this.late = late;
  }

  /// From now on a stop signal interrupts `worker`; `late` runs when it does not end in time.
  public static StopSignal interrupts(Thread worker, Duration grace, Runnable late) {
    var signal = new StopSignal(late);
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
        late.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
