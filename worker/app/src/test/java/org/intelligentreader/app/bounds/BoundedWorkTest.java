package org.intelligentreader.app.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.intelligentreader.book.interruption.Interruption;
import org.junit.jupiter.api.Test;

class BoundedWorkTest {
  private static final Bounds PLENTY = Bounds.of(Duration.ofMinutes(5));

  /// A clock that a day goes by on at every look.
  private static Bounds hurried() {
    var clock = new AtomicLong();
    return new Bounds(Duration.ofMinutes(15), () -> clock.getAndAdd(Duration.ofDays(1).toNanos()));
  }

  @Test
  void what_the_work_makes_comes_back() throws Exception {
    assertThat(new BoundedWork<>(() -> "a book", PLENTY).run()).isEqualTo("a book");
  }

  @Test
  void what_the_work_throws_comes_back_as_it_is() {
    assertThatThrownBy(() -> new BoundedWork<>(failing(new IOException("broken")), PLENTY).run())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("broken");
  }

  @Test
  void work_that_takes_too_long_is_stopped_and_told_so() {
    var line = new BoundedWork<>(BoundedWorkTest::computing, hurried());
    var reached = reached(line);
    assertThat(reached.told().code()).isEqualTo("book-timeout");
    assertThat(reached.getMessage()).contains("900 seconds", "BOOK_TIMEOUT_SECONDS").endsWith(".");
    assertThat(line.isRunaway()).isFalse();
  }

  @Test
  void a_want_of_memory_or_stack_is_a_bound_of_the_book() {
    var memory =
        reached(new BoundedWork<>(failing(new OutOfMemoryError("Java heap space")), PLENTY));
    assertThat(memory.told().code()).isEqualTo("out-of-memory");
    assertThat(memory.getMessage())
        .contains(Runtime.getRuntime().maxMemory() / (1 << 20) + " MB")
        .endsWith(".");
    assertThat(reached(new BoundedWork<>(failing(new StackOverflowError()), PLENTY)).told().code())
        .isEqualTo("too-deep");
  }

  @Test
  void a_want_of_threads_is_no_matter_of_the_book() {
    assertThatThrownBy(() ->
            new BoundedWork<>(
                    failing(new OutOfMemoryError("unable to create native thread")), PLENTY)
                .run())
        .hasCauseInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void work_that_cannot_be_stopped_is_not_waited_for() {
    var end = new CountDownLatch(1);
    var line = new BoundedWork<>(() -> deaf(end), hurried());
    assertThat(reached(line).told().code()).isEqualTo("book-timeout");
    assertThat(line.isRunaway()).isTrue();
    end.countDown();
  }

  @Test
  void work_that_is_done_in_the_moment_it_is_stopped_counts() throws Exception {
    var line =
        new BoundedWork<>(
            () -> {
              try {
                return computing();
              } catch (RuntimeException e) {
                return "done";
              }
            },
            hurried());
    assertThat(line.run()).isEqualTo("done");
  }

  @Test
  void a_stop_signal_stops_the_work_and_is_passed_on() {
    var line = new BoundedWork<>(BoundedWorkTest::computing, PLENTY);
    Thread.currentThread().interrupt();
    assertThatThrownBy(line::run).isInstanceOf(InterruptedException.class);
    assertThat(line.isRunaway()).isFalse();
  }

  private static BoundReachedException reached(BoundedWork<?> line) {
    try {
      line.run();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BoundReachedException bound) {
        return bound;
      }
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no bound was reached");
  }

  /// Goes on until it is interrupted.
  private static String computing() {
    for (var i = 0; ; i++) {
      Interruption.check(i);
    }
  }

  private static String deaf(CountDownLatch end) {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
    return "late";
  }

  private static Callable<String> failing(Throwable thrown) {
    return () -> {
      switch (thrown) {
        case Exception e -> throw e;
        case Error e -> throw e;
        default -> throw new AssertionError(thrown);
      }
    };
  }
}
