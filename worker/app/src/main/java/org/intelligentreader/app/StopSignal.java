package org.intelligentreader.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Turns SIGTERM and Ctrl-C into an interruption of the working thread, and keeps the process alive
/// until that thread has cleaned up ([#close]) or the grace period is over.
public final class StopSignal implements AutoCloseable {
  private final CountDownLatch cleanedUp = new CountDownLatch(1);
  private final Consumer<String> late;

  private StopSignal(Consumer<String> late) {
    this.late = late;
  }

  /// From now on a stop signal interrupts `worker`; `late` hears when it does not end in time.
  public static StopSignal interrupts(Thread worker, Duration grace, Consumer<String> late) {
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
        late.accept(
            "stopped before cleanup finished; the job is claimed again when its lease expires");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
