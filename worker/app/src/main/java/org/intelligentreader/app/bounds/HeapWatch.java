package org.intelligentreader.app.bounds;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.function.Supplier;

/// Sees that a heap is too small long before the JVM says so: it collects garbage over and over,
/// and hardly anything comes free. An OutOfMemoryError comes minutes later, and until then nothing
/// else gets its turn.
final class HeapWatch {
  /// Both have to hold, for this long.
  private static final long WINDOW = 3_000_000_000L;

  /// Of the window, spent on collecting.
  private static final double MOST_COLLECTING = 0.75;

  /// Of the heap, free after a collection.
  private static final double LEAST_FREE = 0.10;

  /// All that the collectors say: milliseconds spent so far, and bytes in use after the last
  /// collection, of so many that there may be.
  record Reading(long collectingMillis, long usedAfterCollection, long most) {
    boolean isFull() {
      return most - usedAfterCollection < LEAST_FREE * most;
    }
  }

  private final Supplier<Reading> readings;
  private long windowStart;
  private long collectingAtStart;
  private boolean begun;

  HeapWatch(Supplier<Reading> readings) {
    this.readings = readings;
  }

  static HeapWatch ofThisProcess() {
    return new HeapWatch(new Collectors());
  }

  /// To be asked several times a second, with the time in nanoseconds.
  boolean isExhausted(long now) {
    var reading = readings.get();
    if (!begun || !reading.isFull()) {
      restart(now, reading);
      return false;
    }
    if (now - windowStart < WINDOW) {
      return false;
    }
    var collecting = (reading.collectingMillis() - collectingAtStart) * 1_000_000.0;
    var most = MOST_COLLECTING * (now - windowStart);
    restart(now, reading);
    return collecting > most;
  }

  private void restart(long now, Reading reading) {
    begun = true;
    windowStart = now;
    collectingAtStart = reading.collectingMillis();
  }

  /// The JVM's own collectors.
  private static final class Collectors implements Supplier<Reading> {
    private final List<GarbageCollectorMXBean> collectors =
        ManagementFactory.getGarbageCollectorMXBeans();
    private final List<MemoryPoolMXBean> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    @Override
    public Reading get() {
      var millis = 0L;
      for (var collector : collectors) {
        millis += Math.max(0, collector.getCollectionTime());
      }
      var used = 0L;
      for (var pool : pools) {
        var afterCollection = pool.getCollectionUsage();
        used += afterCollection == null ? 0 : afterCollection.getUsed();
      }
      return new Reading(millis, used, Runtime.getRuntime().maxMemory());
    }
  }
}
