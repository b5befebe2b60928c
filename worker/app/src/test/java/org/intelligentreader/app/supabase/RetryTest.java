package org.intelligentreader.app.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.MovedClock;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.SuspendedException;
import org.intelligentreader.app.port.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private static final Duration CALL = Duration.ofSeconds(90);
  private static final Fault FAULT = Fault.of("GET /x", 503, "", "busy");

  private final MovedClock clock = new MovedClock();
  private final AtomicInteger tries = new AtomicInteger();
  private final Retry retry = new Retry(RetryBudget.ofRun(CALL), new Random(1), clock);

  @Test
  void a_fault_of_a_minute_is_waited_out_with_pauses_that_grow_to_eight_seconds() throws Exception {
    var answer = retry.run(Urgency.WORK, () -> failsUntil(Duration.ofMinutes(1)));

    assertThat(answer).isEqualTo("answer");
    assertThat(clock.pauses()).allMatch(pause -> pause.compareTo(Duration.ofSeconds(8)) <= 0);
    assertThat(clock.pauses()).anyMatch(pause -> pause.compareTo(Duration.ofSeconds(4)) > 0);
    assertThat(tries.get()).isBetween(8, 60);
  }

  @ParameterizedTest
  @EnumSource(Urgency.class)
  void patience_ends(Urgency urgency) {
    assertThatThrownBy(() -> retry.run(urgency, this::fails))
        .isInstanceOf(UnavailableException.class);
    assertThat(clock.passed()).isBetween(CALL.minusSeconds(9), CALL);
  }

  @Test
  void what_does_not_pass_is_not_tried_again() {
    ThrowingCallable call =
        () ->
            retry.run(
                Urgency.WORK,
                () -> {
                  tries.incrementAndGet();
                  throw new RefusedException(FAULT);
                });
    assertThatThrownBy(call).isInstanceOf(RefusedException.class);
    assertThat(tries.get()).isEqualTo(1);
  }

  @Test
  void all_calls_wait_as_long_as_the_server_asks_one_of_them() throws Exception {
    retry.run(Urgency.WORK, () -> limitedUntil(Duration.ofSeconds(45)));

    assertThat(tries.get()).isEqualTo(2);
    assertThat(clock.passed()).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(46));
  }

  @Test
  void a_wait_that_is_longer_than_patience_is_said_at_once() {
    assertThatThrownBy(() -> retry.run(Urgency.WORK, () -> limitedUntil(Duration.ofHours(1))))
        .isInstanceOfSatisfying(
            SuspendedException.class,
            e -> assertThat(e.fault().retryAfter().orElseThrow()).isPositive());
    assertThat(tries.get()).isEqualTo(1);
    assertThat(clock.passed()).isLessThan(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 200, 1000})
  void a_wait_is_said_also_with_hardly_any_patience(int millis) {
    for (var seed = 0; seed < 20; seed++) {
      var hasty = new Retry(RetryBudget.ofRun(Duration.ofMillis(millis)), new Random(seed), clock);
      assertThatThrownBy(
              () -> hasty.run(Urgency.IDLE, () -> limitedUntil(clock.passed().plusHours(1))))
          .isInstanceOfSatisfying(
              SuspendedException.class,
              e -> assertThat(e.fault().retryAfter().orElseThrow()).isPositive());
    }
  }

  @Test
  void a_look_for_work_does_not_wait_for_a_limit_of_45_seconds() {
    assertThatThrownBy(() -> retry.run(Urgency.IDLE, () -> limitedUntil(Duration.ofSeconds(45))))
        .isInstanceOf(SuspendedException.class);
    assertThat(tries.get()).isEqualTo(1);
  }

  @Test
  void a_heartbeat_goes_before_the_limit_of_others() throws Exception {
    assertThatThrownBy(() -> retry.run(Urgency.IDLE, () -> limitedUntil(Duration.ofHours(1))))
        .isInstanceOf(SuspendedException.class);
    assertThat(retry.run(Urgency.BEAT, () -> "beat")).isEqualTo("beat");
    assertThat(clock.passed()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void a_job_has_a_budget_and_the_next_job_has_one_again() throws Exception {
    for (var call = 0; call < 6; call++) {
      assertThatThrownBy(() -> retry.run(Urgency.WORK, this::fails))
          .isInstanceOf(UnavailableException.class);
    }
    var used = clock.passed();
    assertThat(used).isLessThan(CALL.multipliedBy(5).plusSeconds(10));
    assertThatThrownBy(() -> retry.run(Urgency.WORK, this::fails))
        .isInstanceOf(UnavailableException.class);
    assertThat(clock.passed()).isEqualTo(used);

    retry.jobBegins();

    assertThat(retry.run(Urgency.WORK, () -> failsUntil(used.plusSeconds(30)))).isEqualTo("answer");
  }

  @Test
  void a_run_that_ends_has_a_budget_too_and_heartbeats_take_nothing_from_it() {
    for (var call = 0; call < 30; call++) {
      retry.jobBegins();
      assertThatThrownBy(() -> retry.run(Urgency.IDLE, this::fails))
          .isInstanceOf(UnavailableException.class);
    }
    assertThat(clock.passed()).isLessThan(CALL.multipliedBy(10).plusSeconds(10));
    var before = clock.passed();
    assertThatThrownBy(() -> retry.run(Urgency.BEAT, this::fails))
        .isInstanceOf(UnavailableException.class);
    assertThat(clock.passed()).isGreaterThan(before.plus(CALL.dividedBy(2)));
  }

  @Test
  void waits_at_the_same_time_are_spent_once() {
    var budget = new Budget(Duration.ofNanos(10));
    budget.spend(0, 5);
    budget.spend(1, 5);
    budget.spend(2, 6);
    assertThat(budget.isUsedUp()).isFalse();
    budget.spend(20, 24);
    assertThat(budget.isUsedUp()).isTrue();
  }

  private String fails() throws IOException {
    tries.incrementAndGet();
    throw new UnavailableException(FAULT);
  }

  private String failsUntil(Duration end) throws IOException {
    return clock.passed().compareTo(end) < 0 ? fails() : "answer";
  }

  private String limitedUntil(Duration end) throws IOException {
    tries.incrementAndGet();
    var left = end.minus(clock.passed());
    if (left.isPositive()) {
      throw new UnavailableException(
          new Fault("GET /x", 429, "", "slow down", "", Optional.of(left)));
    }
    return "answer";
  }
}
