package org.intelligentreader.app.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeapWatchTest {
  private static final long MOST = 1000;
  private static final Duration STEP = Duration.ofMillis(200);

  /// Whether the watch cries within ten seconds of a heap that looks so all the time.
  private static boolean cries(long used, double shareOfCollecting) {
    var millis = new long[1];
    var watch = new HeapWatch(() -> new HeapWatch.Reading(millis[0], used, MOST));
    for (var now = Duration.ZERO; now.toSeconds() < 10; now = now.plus(STEP)) {
      if (watch.isExhausted(now.toNanos())) {
        return true;
      }
      millis[0] += (long) (STEP.toMillis() * shareOfCollecting);
    }
    return false;
  }

  @Test
  void a_full_heap_that_is_collected_most_of_the_time_is_exhausted() {
    assertThat(cries(950, 0.9)).isTrue();
  }

  @Test
  void a_full_heap_in_which_the_work_goes_on_is_not() {
    assertThat(cries(950, 0.5)).isFalse();
  }

  @Test
  void a_heap_that_comes_free_is_not_however_busy_its_collector() {
    assertThat(cries(500, 0.95)).isFalse();
  }

  @Test
  void a_moment_is_not_enough() {
    var full = new HeapWatch.Reading(2000, 950, MOST);
    var free = new HeapWatch.Reading(2000, 100, MOST);
    var readings =
        java.util.List.of(new HeapWatch.Reading(0, 950, MOST), full, free, full).iterator();
    var watch = new HeapWatch(readings::next);
    for (var second = 0; second < 4; second++) {
      assertThat(watch.isExhausted(Duration.ofSeconds(second).toNanos())).isFalse();
    }
  }
}
