package org.intelligentreader.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.intelligentreader.app.job.Outcome;
import org.intelligentreader.app.job.Stages;
import org.intelligentreader.app.job.Stages.Stage;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.book.wording.Message;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Map<Stage, Duration> SPENT =
      Map.of(Stage.COMMIT, Duration.ofMillis(120), Stage.DOWNLOAD, Duration.ofMillis(1234));

  private final Summary summary = new Summary();

  @Test
  void a_run_is_told_in_counts_and_seconds_per_stage() {
    end(new Outcome.Interrupted(), 1);
    end(new Outcome.Failed(Message.of("too-deep")), 3);
    end(new Outcome.Failed(Message.of("source-missing")), 2);
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
  void a_run_whose_jobs_failed_before_their_first_stage_is_told_too() {
    end(new Outcome.Failed(Message.of("disk", "detail", "…")), 0);
    assertThat(summary.sentence(Duration.ZERO, Map.of())).isEqualTo("1 job in 0.0 s (1 failed)");
    assertThat(summary.fields(Duration.ZERO, Map.of())).containsEntry("stage_seconds", Map.of());
    assertThat(new Summary().sentence(Duration.ZERO, Map.of())).isEqualTo("0 jobs in 0.0 s");
  }

  @Test
  void any_run_is_told_on_one_line_of_valid_json_with_numbers() throws Exception {
    var seed = 20261129L;
    var random = new Random(seed);
    for (var i = 0; i < 2000; i++) {
      var run = new Summary();
      for (var jobs = random.nextInt(5); jobs > 0; jobs--) {
        run.claimed();
        if (random.nextInt(4) > 0) {
          run.ended(outcome(random), duration(random));
        }
      }
      var spent = new HashMap<Stage, Duration>();
      for (var stage : Stage.values()) {
        if (random.nextBoolean()) {
          spent.put(stage, duration(random));
        }
      }
      var elapsed = duration(random);
      var bytes = new ByteArrayOutputStream();
      new Log(new PrintStream(bytes, true, UTF_8), true, () -> Instant.EPOCH)
          .info(run.sentence(elapsed, spent), run.fields(elapsed, spent));
      var line = new ObjectMapper().readTree(bytes.toByteArray());
      assertThat(bytes.toString(UTF_8).lines()).as("seed %d, run %d", seed, i).hasSize(1);
      assertThat(line.path("jobs").isInt()).isTrue();
      assertThat(line.path("seconds").isDouble()).isTrue();
      assertThat(line.path("stage_seconds")).hasSize(spent.size()).allMatch(JsonNode::isDouble);
    }
  }

  private static Outcome outcome(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Outcome.Interrupted();
      case 1 -> new Outcome.Stopped("lost");
      default -> new Outcome.Failed(Message.of("io", "detail", "x"));
    };
  }

  private static Duration duration(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofNanos(random.nextLong());
      case 2 -> Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
      case 3 -> Duration.ofSeconds(Long.MIN_VALUE);
      default -> Duration.ofMillis(random.nextInt(10_000_000));
    };
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
