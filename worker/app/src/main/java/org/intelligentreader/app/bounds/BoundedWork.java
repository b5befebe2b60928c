package org.intelligentreader.app.bounds;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Work on one book, on a separate thread and within bounds. Losing a lease or reaching a bound
/// interrupts the work, a stop signal interrupts anyone who waits for it, and none can be mistaken
/// for another.
public final class BoundedWork<T> {
  /// Writes on their way are cut short sooner than this; the end of a long chapter is not awaited.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  /// How often the bounds are looked at.
  private static final Duration LOOK = Duration.ofMillis(200);

  private final FutureTask<T> task;
  private final Thread thread;
  private final Bounds bounds;

  /// Made while there is memory for it.
  private final Optional<BoundReachedException> noMemory = Optional.of(Bounds.outOfMemory());

  public BoundedWork(Callable<T> work, Bounds bounds) {
    this.task = new FutureTask<>(work);
    this.thread = Thread.ofPlatform().name("line").daemon().unstarted(task);
    this.bounds = bounds;
  }

  /// Works to the end; what the work throws is in [ExecutionException], a bound that it reached as
  /// [BoundReachedException]. An interruption of the caller stops the work and is passed on.
  public T run() throws ExecutionException, InterruptedException {
    thread.start();
    try {
      var reached = awaitEndOrBound();
      if (reached.isPresent() && !hasSucceeded()) {
        throw new ExecutionException(reached.get());
      }
      return task.get();
    } catch (ExecutionException e) {
      var bound = Bounds.reachedBy(Optional.ofNullable(e.getCause()).orElse(e));
      throw bound.isPresent() ? new ExecutionException(bound.get()) : e;
    } catch (InterruptedException e) {
      stop();
      thread.join(LONGEST_WAIT);
      throw e;
    }
  }

  /// Interrupts the work, now or as soon as it begins.
  public void stop() {
    thread.interrupt();
  }

  /// After [#run]: true for work that did not stop though it was told to: its memory and its
  /// processor time come back only with the end of the process.
  public boolean isRunaway() {
    return !task.isDone();
  }

  /// A want of memory that is met here is the book's too.
  private Optional<BoundReachedException> awaitEndOrBound() throws InterruptedException {
    var reached = Optional.<BoundReachedException>empty();
    try {
      var watch = bounds.begin();
      while (reached.isEmpty() && !thread.join(LOOK)) {
        reached = watch.reached();
      }
    } catch (OutOfMemoryError e) {
      // Nothing is made here: the work still has all the memory.
      reached = noMemory;
    }
    if (reached.isPresent()) {
      stop();
      thread.join(LONGEST_WAIT);
    }
    return reached;
  }

  /// The work may have come to its end in the very moment in which it was stopped.
  private boolean hasSucceeded() {
    return task.state() == java.util.concurrent.Future.State.SUCCESS;
  }
}
