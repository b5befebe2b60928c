package org.intelligentreader.book;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.intelligentreader.book.problem.BadBookException;

/// One step of the work on a thread of its own: makes things one after the other and hands them on
/// in that order. What the step throws is thrown to the taker, after everything made before it.
///
/// It is a platform thread, because the work is computing: on a single core it must not keep the
/// heartbeat, which waits on a virtual thread, from its turn.
final class StageThread<T> implements AutoCloseable {
  /// Makes the next thing; empty when there is no more.
  @FunctionalInterface
  interface Step<T> {
    Optional<T> next() throws BadBookException, IOException, InterruptedException;
  }

  private sealed interface Made<T> {
    record Thing<T>(T value) implements Made<T> {}

    record End<T>() implements Made<T> {}

    record Failure<T>(Throwable thrown) implements Made<T> {}
  }

  private final Step<T> step;
  private final BlockingQueue<Made<T>> made = new LinkedBlockingQueue<>();
  private final Thread thread;

  private StageThread(String name, Step<T> step) {
    this.step = step;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
  }

  /// How far a lane runs ahead is for `step` to bound.
  static <T> StageThread<T> start(String name, Step<T> step) {
    var lane = new StageThread<>(name, step);
    lane.thread.start();
    return lane;
  }

  /// The next thing made, or empty after the last one.
  Optional<T> take() throws BadBookException, IOException, InterruptedException {
    return switch (made.take()) {
      case Made.Thing<T>(var value) -> Optional.of(value);
      case Made.End<T>() -> Optional.empty();
      case Made.Failure<T>(var thrown) -> throw rethrown(thrown);
    };
  }

  /// Stops the work and waits until the thread touches nothing any more.
  @Override
  public void close() {
    thread.interrupt();
    var interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      for (var next = step.next(); next.isPresent(); next = step.next()) {
        made.add(new Made.Thing<>(next.get()));
      }
      made.add(new Made.End<>());
    } catch (Throwable e) {
      made.add(new Made.Failure<>(e));
    }
  }

  private static RuntimeException rethrown(Throwable thrown)
      throws BadBookException, IOException, InterruptedException {
    switch (thrown) {
      case BadBookException e -> throw e;
      case IOException e -> throw e;
      case InterruptedException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException("a step throws nothing else", thrown);
    }
  }
}
