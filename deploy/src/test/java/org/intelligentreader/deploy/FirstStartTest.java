package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.intelligentreader.deploy.FakeGcloud.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No schedule starts a run before the check from inside has passed once.
class FirstStartTest extends GcloudTest {
  private static final Names NAMES = new Names(Names.FIRST, "us-central1");
  private static final String CHECK = "--args doctor";
  private static final List<String> STEPS =
      List.of(
          "jobs deploy", "create http", "jobs pause", "roles/run.invoker", CHECK, "jobs resume");

  @Test
  void the_schedule_is_paused_after_the_job_and_resumed_after_the_check() throws Exception {
    var ended = first();
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(steps()).containsExactlyElementsOf(STEPS);
    assertThat(world.of(NAMES.schedule())).containsEntry("state", "ENABLED");
    assertThat(run("--memory=1Gi").output()).doesNotContain("doctor");
  }

  @Test
  void a_schedule_of_a_job_that_is_gone_is_held_before_it_may_start_the_new_one() throws Exception {
    assertThat(first().code()).isZero();
    world.remove(NAMES.thing());
    gcloud.seen().clear();
    assertThat(first().code()).isZero();
    assertThat(steps())
        .containsExactly("jobs deploy", "jobs pause", "roles/run.invoker", CHECK, "jobs resume");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs deploy", "jobs pause", "roles/run.invoker", CHECK})
  void it_is_resumed_also_when_the_deployment_ends_before(String step) throws Exception {
    assertThat(first().code()).isZero();
    var whole = world.copy();
    world.remove(NAMES.thing());
    var gone = world.copy();
    gcloud.seen().clear();
    assertThat(first().code()).isZero();
    var at = number(gcloud.changes(), step);
    world.become(gone);
    gcloud.fail(new Failure(number -> number >= at, false, "INVALID_ARGUMENT: no"));
    assertThat(first().code()).isNotZero();
    gcloud.fail(Failure.NONE);
    assertThat(first().output()).contains("The check is passed");
    assertThat(world).as(whole.differenceTo(world)).isEqualTo(whole);
  }

  @Test
  void one_that_somebody_paused_stays_paused() throws Exception {
    assertThat(first().code()).isZero();
    world.remove(NAMES.thing());
    world.of(NAMES.schedule()).put("state", "PAUSED");
    assertThat(first().output()).contains("The check is passed", "stays paused");
    assertThat(world.of(NAMES.schedule())).containsEntry("state", "PAUSED");
    assertThat(run("--resume").output()).contains("The check is passed");
    assertThat(world.of(NAMES.schedule())).containsEntry("state", "ENABLED");
  }

  @Test
  void a_first_deployment_that_ends_at_any_step_checks_the_next_time() throws Exception {
    assertThat(first().code()).isZero();
    var whole = world.copy();
    var changes = gcloud.changes();
    for (var step : STEPS) {
      var at = number(changes, step);
      world.clear();
      gcloud.fail(new Failure(number -> number >= at, at % 2 == 0, "INVALID_ARGUMENT: no"));
      assertThat(first().code()).as(step).isNotZero();
      gcloud.fail(Failure.NONE);
      gcloud.seen().clear();
      var again = first();
      assertThat(again.code()).as(again.output()).isZero();
      assertThat(again.output()).contains("The check is passed");
      assertThat(steps()).as(again.output()).endsWith(CHECK, "jobs resume");
      assertThat(world).as(whole.differenceTo(world)).isEqualTo(whole);
    }
  }

  @Test
  void a_check_that_cannot_be_run_leaves_the_schedule_paused_or_is_left_out() throws Exception {
    assertThat(first().code()).isZero();
    var at = number(gcloud.changes(), CHECK);
    world.clear();
    gcloud.fail(new Failure(number -> number == at, false, "PERMISSION_DENIED: run.jobs.run"));
    var refused = first("--schedule=*/5 * * * *");
    assertThat(refused.code()).isEqualTo(64);
    assertThat(refused.output()).contains("could not be run", "run.jobs.run", "--no-check");
    assertThat(world.of(NAMES.schedule())).containsEntry("state", "PAUSED");

    var unchecked = run("--no-check");
    assertThat(unchecked.code()).as(unchecked.output()).isZero();
    assertThat(world.of(NAMES.schedule()))
        .containsEntry("state", "ENABLED")
        .containsEntry("schedule", "*/5 * * * *");
    assertThat(run().output()).contains("Nothing changes");
  }

  /// The commands that matter for the first start, in their order.
  private List<String> steps() {
    return gcloud.changes().stream()
        .flatMap(command -> STEPS.stream().filter(command::contains))
        .toList();
  }

  private static int number(List<String> changes, String step) {
    for (var at = 0; at < changes.size(); at++) {
      if (changes.get(at).contains(step)) {
        return at + 1;
      }
    }
    throw new AssertionError(step + " is not in " + changes);
  }

  private Commands.Ended first(String... options) throws Exception {
    var all = new java.util.ArrayList<>(List.of("--no-alerts"));
    all.addAll(List.of(options));
    return new Scripts(bin).first(Map.of(), all.toArray(String[]::new));
  }

  private Commands.Ended run(String... options) throws Exception {
    var all = new java.util.ArrayList<>(List.of("deploy/deploy.sh"));
    all.addAll(List.of(options));
    return new Scripts(bin).run(Map.of(), "", all.toArray(String[]::new));
  }
}
