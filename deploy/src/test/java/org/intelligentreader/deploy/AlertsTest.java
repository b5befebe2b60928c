package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.intelligentreader.deploy.FakeGcloud.Failure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Alerts come with the first deployment, go with the last, and never stand in its way.
class AlertsTest extends GcloudTest {
  private static final List<String> KINDS =
      List.of("policies", "channels", "metrics", "dashboards", "budgets");

  private static final String EMAIL = "--alert-email=ops@example.org";

  @Test
  void two_deployments_have_their_own_and_one_goes_without_the_others() throws Exception {
    assertThat(first("--job=reader-a", EMAIL, "--alert-after=5").code()).isZero();
    var alone = world.copy();
    assertThat(world.names("policies")).hasSize(5);
    assertThat(world.names("metrics")).hasSize(3);
    assertThat(world.names("dashboards")).hasSize(1);
    assertThat(texts("policies"))
        .contains("jsonPayload.waited_seconds > 300", "reader-a", "channels/Intelligent-Reader");
    assertThat(
            world
                .names("budgets")
                .map(name -> world.of("budgets " + name).get(FakeWatchCommands.AMOUNT)))
        .containsExactly("73");

    gcloud.fail(Failure.NONE);
    assertThat(run("", "deploy/deploy.sh", "--job=reader-a").output()).contains("Nothing changes");
    assertThat(run("", "deploy/deploy.sh", "--job=reader-a", "--alerts").output())
        .contains("Nothing changes");
    assertThat(gcloud.mutations()).isZero();

    assertThat(first("--job=reader-ab", EMAIL, "--budget=20").code()).isZero();
    assertThat(world.names("policies")).hasSize(10);
    assertThat(world.names("channels")).as("one address, one channel").hasSize(1);
    assertThat(run("", "deploy/undeploy.sh", "--job=reader-ab", "--yes").code()).isZero();
    assertThat(world).as(alone.differenceTo(world)).isEqualTo(alone);

    assertThat(run("", "deploy/deploy.sh", "--job=reader-a", "--no-alerts").code()).isZero();
    assertThat(KINDS.stream().flatMap(world::names)).isEmpty();
    assertThat(run("", "deploy/deploy.sh", "--job=reader-a").output())
        .contains("Nothing changes", "No alerts watch this job");
  }

  @ParameterizedTest
  @CsvSource({
    "monitoring, not shown by Google: alert policies",
    "channels, not shown by Google: e-mail channel",
    "budgets, not shown by Google: budget",
    "set-cleanup-policies, missing: clean-up of images"
  })
  void what_google_refuses_is_named_completed_later_and_removed_with_the_rest(
      String refused, String words) throws Exception {
    gcloud.forbid(refused);
    var ended = first("--job=reader-a", EMAIL);
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains("For alerts, gcloud ", "Deployed: reader-a", "Not all alerts", words)
        .doesNotContain("No alerts");
    var part = world.copy();
    var second = run("", "deploy/deploy.sh", "--job=reader-a");
    assertThat(second.code()).as(second.output()).isZero();
    assertThat(second.output()).contains(words).doesNotContain("No alerts");
    assertThat(world).isEqualTo(part);

    gcloud.forbid("nothing");
    var removed = run("", "deploy/undeploy.sh", "--job=reader-a", "--yes");
    assertThat(removed.code()).as(removed.output()).isZero();
    assertThat(KINDS.stream().flatMap(world::names)).as(removed.output()).isEmpty();

    world.become(part);
    var again =
        List.of("dashboards", "metrics", "budgets").contains(refused) ? "--memory=1Gi" : EMAIL;
    assertThat(run("", "deploy/deploy.sh", "--job=reader-a", again).output())
        .contains("alerts: unfinished");
    assertThat(KINDS.stream().map(kind -> world.names(kind).count()))
        .containsExactly(5L, 1L, 3L, 1L, 1L);
    assertThat(texts("policies").lines().count()).isEqualTo(5);
    assertThat(world.names("policies").map(name -> world.of("policies " + name)))
        .allMatch(
            policy -> policy.getOrDefault("notificationChannels", "").contains("ops@example.org"));
    assertThat(run("", "deploy/deploy.sh", "--job=reader-a").output()).contains("Nothing changes");
  }

  @ParameterizedTest
  @Tag("campaign")
  @CsvSource({
    "policies, not shown by Google: alert policies",
    "dashboards, not shown by Google: dashboard",
    "metrics, not shown by Google: log metrics"
  })
  void the_same_for_the_other_parts(String refused, String words) throws Exception {
    what_google_refuses_is_named_completed_later_and_removed_with_the_rest(refused, words);
  }

  @Test
  void the_alerts_of_a_job_of_that_name_in_another_region_stay() throws Exception {
    assertThat(first("--job=reader-a", EMAIL).code()).isZero();
    var before = world.copy();
    var ended = run("", "deploy/undeploy.sh", "--job=reader-a", "--region=europe-west1", "--yes");
    assertThat(ended.output()).contains("alerts of reader-a", "us-central1 uses them");
    for (var kind : KINDS) {
      assertThat(world.names(kind)).as(kind).containsExactlyElementsOf(before.names(kind).toList());
    }
  }

  @Test
  void parts_that_an_older_version_forgot_are_seen() throws Exception {
    assertThat(first("--job=reader-a", EMAIL).code()).isZero();
    var job = "job us-central1/reader-a";
    world.of(job).remove("metadata.labels.intelligent-reader-alerts");
    world.remove("policies projects/p/policies/Intelligent Reader: reader-a: runs fail");
    var forgotten = world.copy();
    var plain = run("", "deploy/deploy.sh", "--job=reader-a");
    assertThat(plain.output())
        .contains("Nothing changes", "--alerts completes them")
        .doesNotContain("No alerts");
    assertThat(world).isEqualTo(forgotten);

    var away = run("", "deploy/deploy.sh", "--job=reader-a", "--no-alerts");
    assertThat(away.output())
        .contains("4 × alert policies", "1 × budget")
        .doesNotContain("Not all");
    assertThat(KINDS.stream().flatMap(world::names)).isEmpty();

    world.become(forgotten);
    assertThat(run("", "deploy/deploy.sh", "--job=reader-a", "--alerts").code()).isZero();
    assertThat(world.names("policies")).hasSize(5);
    world.remove(job);
    var removed = run("", "deploy/undeploy.sh", "--job=reader-a", "--yes");
    assertThat(removed.output()).contains("5 × alert policies", "3 × log metrics");
    assertThat(KINDS.stream().flatMap(world::names)).as(removed.output()).isEmpty();
  }

  @Test
  void a_removal_that_is_refused_in_part_says_so_and_is_repeated() throws Exception {
    assertThat(first("--job=reader-a", EMAIL).code()).isZero();
    gcloud.forbid("dashboards");
    var refused = run("", "deploy/undeploy.sh", "--job=reader-a", "--yes");
    assertThat(refused.output()).contains("dashboard: Google does not show whether it is there");
    assertThat(world.names("dashboards")).hasSize(1);
    gcloud.forbid("nothing");
    gcloud.fail(new Failure(number -> number == 1, false, "INVALID_ARGUMENT: no"));
    assertThat(run("", "deploy/undeploy.sh", "--job=reader-a", "--yes").output())
        .contains("Not all alerts could be removed");
    gcloud.fail(Failure.NONE);
    assertThat(run("", "deploy/undeploy.sh", "--job=reader-a", "--yes").code()).isZero();
    assertThat(KINDS.stream().flatMap(world::names)).isEmpty();
  }

  private String texts(String kind) {
    return String.join(
        "\n",
        world
            .names(kind)
            .map(name -> String.valueOf(world.of(kind + " " + name).get("text")))
            .toList());
  }

  private Commands.Ended first(String... options) throws Exception {
    return new Scripts(bin).first(Map.of(), options);
  }

  private Commands.Ended run(String input, String... command) throws Exception {
    return new Scripts(bin).run(Map.of(), input, command);
  }
}
