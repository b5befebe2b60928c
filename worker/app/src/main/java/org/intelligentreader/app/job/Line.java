package org.intelligentreader.app.job;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Work on a thread of its own: losing a lease interrupts the work, a stop signal interrupts
/// whoever waits for it, and the two cannot be mistaken for each other.
final class Line<T> {
  /// Writes on their way are cut short sooner than this; the end of a long chapter is not awaited.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  private final FutureTask<T> task;
  private final Thread thread;

  Line(Callable<T> work) {
    this.task = new FutureTask<>(work);
    this.thread = Thread.ofPlatform().name("line").daemon().unstarted(task);
  }

  /// Works to the end; what the work throws is in [ExecutionException]. An interruption of the
  /// caller stops the work and is passed on.
  T run() throws ExecutionException, InterruptedException {
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      stop();
      thread.join(LONGEST_WAIT);
      throw e;
    }
  }

  /// Interrupts the work, now or as soon as it begins.
  void stop() {
    thread.interrupt();
  }
}
