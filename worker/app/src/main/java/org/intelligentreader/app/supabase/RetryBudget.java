package org.intelligentreader.app.supabase;

import java.time.Duration;

/// How long failures are waited out: by one call, by one look for work, by all calls of a job
/// together, and by all of a run. Waits at the same time count once.
public record RetryBudget(Duration call, Duration idle, Duration job, Duration run) {
  private static final int CALLS_OF_A_JOB = 5;
  private static final int CALLS_OF_A_RUN = 10;
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);
  private static final Duration ENDLESS = Duration.ofDays(36_500);

  /// For a run that ends by itself: nobody waits for it, so it is patient for a while in all.
  public static RetryBudget ofRun(Duration call) {
    return new RetryBudget(
        call, call, call.multipliedBy(CALLS_OF_A_JOB), call.multipliedBy(CALLS_OF_A_RUN));
  }

  /// For a worker that never ends: its looks for work fail soon, since it looks again.
  public static RetryBudget endless(Duration call) {
    var look = call.compareTo(LONGEST_LOOK) < 0 ? call : LONGEST_LOOK;
    return new RetryBudget(call, look, call.multipliedBy(CALLS_OF_A_JOB), ENDLESS);
  }

  /// Of one call.
  Duration of(Urgency urgency) {
    return switch (urgency) {
      case BEAT, WORK -> call;
      case IDLE -> idle;
    };
  }
}
