package org.intelligentreader.app.bounds;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What one book may take: `time` from the first to the last of its work, and as much memory as the
/// heap has without collecting garbage most of the time. `nanos` is a clock like [System#nanoTime].
public record Bounds(Duration time, LongSupplier nanos) {
  public static Bounds of(Duration time) {
    return new Bounds(time, System::nanoTime);
  }

  /// Begins to count for one book.
  Watch begin() {
    return new Watch(nanos.getAsLong(), HeapWatch.ofThisProcess());
  }

  /// What a failure of the work really was: a want of memory or stack is a bound too.
  public static Optional<BoundReachedException> reachedBy(Throwable thrown) {
    return switch (thrown) {
      case BoundReachedException e -> Optional.of(e);
      // No thread more: that is no matter of this book's size.
      case OutOfMemoryError e when String.valueOf(e.getMessage()).contains("thread") ->
          Optional.empty();
      case OutOfMemoryError _ -> Optional.of(outOfMemory());
      case StackOverflowError _ -> Optional.of(BoundReachedException.stack());
      default -> Optional.empty();
    };
  }

  static BoundReachedException outOfMemory() {
    return BoundReachedException.memory(Runtime.getRuntime().maxMemory());
  }

  /// One book's share so far.
  final class Watch {
    private final long start;
    private final HeapWatch heap;

    private Watch(long start, HeapWatch heap) {
      this.start = start;
      this.heap = heap;
    }

    /// The bound that was reached, if one was. To be asked several times a second.
    Optional<BoundReachedException> reached() {
      var now = nanos.getAsLong();
      if (now - start > time.toNanos()) {
        return Optional.of(BoundReachedException.time(time));
      }
      return heap.isExhausted(now) ? Optional.of(outOfMemory()) : Optional.empty();
    }
  }
}
