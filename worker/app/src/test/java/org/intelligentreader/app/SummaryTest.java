package org.intelligentreader.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.intelligentreader.app.job.Failure;
import org.intelligentreader.app.job.Outcome;
import org.intelligentreader.app.job.Stages;
import org.intelligentreader.app.job.Stages.Stage;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Map<Stage, Duration> SPENT =
      Map.of(Stage.COMMIT, Duration.ofMillis(120), Stage.DOWNLOAD, Duration.ofMillis(1234));

  private final Summary summary = new Summary();

  @Test
  void a_run_is_told_in_counts_and_seconds_per_stage() {
    end(new Outcome.Interrupted(), 1);
    end(new Outcome.Failed(new Failure.Permanent("drm-protected", "…")), 3);
    end(new Outcome.Failed(new Failure.Permanent("not-an-epub", "…")), 2);
    assertThat(summary.sentence(Duration.ofMillis(6500), SPENT))
        .isEqualTo("3 jobs in 6.5 s (2 failed, 1 given back); download 1.23 s, commit 0.12 s");
    assertThat(summary.fields(Duration.ofMillis(6500), SPENT))
        .containsEntry("jobs", 3)
        .containsEntry("jobs_failed", 2)
        .containsEntry("jobs_given_back", 1)
        .containsEntry("seconds", 6.5)
        .containsEntry("stage_seconds", Map.of("download", 1.23, "commit", 0.12));
  }

  @Test
  void the_longest_job_is_remembered() {
    end(new Outcome.Stopped("cancelled"), 9);
    end(new Outcome.Stopped("lost"), 4);
    assertThat(summary.longest()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void a_stage_that_comes_again_is_added_up() {
    var now = new long[1];
    var stages = new Stages(() -> now[0] += 1_000_000_000L);
    for (var i = 0; i < 3; i++) {
      stages.time(Stage.DOWNLOAD).close();
    }
    assertThat(stages.spent()).isEqualTo(Map.of(Stage.DOWNLOAD, Duration.ofSeconds(3)));
  }

  @Test
  void class_and_jar_carry_the_same_build_id() throws Exception {
    assertThat(BuildId.ofJar()).isEqualTo(BuildId.value()).isNotEmpty().doesNotContain("$");
  }

  private void end(Outcome outcome, int seconds) {
    summary.claimed();
    summary.ended(outcome, Duration.ofSeconds(seconds));
  }
}
