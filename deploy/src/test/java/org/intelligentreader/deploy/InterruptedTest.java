package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intelligentreader.deploy.FakeGcloud.Failure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A command that Google interrupts at any of its changes, and that is given again, ends where one
/// that nothing interrupted ends.
class InterruptedTest {
  private static final String KEY = "sb_secret_Lm31Vx92Qa77";
  private static final String FOR_GOOD = "INVALID_ARGUMENT: the quota of the planet is used up";
  private static final String PASSING = "UNAVAILABLE: The service is currently unavailable.";
  private static final List<String> FIRST =
      List.of(
          "deploy/deploy.sh",
          "--job=reader-staging",
          "--supabase-url=https://abc.supabase.co",
          "--trigger=event",
          "--key-file=-",
          "--builder=cloud",
          "--tag=v1",
          "--yes");
  private static final List<String> REMOVAL =
      List.of("deploy/undeploy.sh", "--job=reader-staging", "--yes");

  /// Runs a script that is interrupted while it makes an account.
  private static final String SIGNAL =
      "gcloud() { [[ $1 != iam || $3 != create ]] || kill -TERM $$; command gcloud \"$@\"; };"
          + " export -f gcloud; exec bash \"$@\"";

  @TempDir private Path folder = Path.of("");

  @Test
  void a_first_deployment_is_completed_by_the_same_command() throws Exception {
    try (var gcloud = FakeGcloud.start().in(folder)) {
      var changes = whole(gcloud);
      assertThat(changes).isGreaterThan(12);
      var reference = gcloud.world().copy();
      for (var at = 2; at <= changes; at += 4) {
        interrupted(gcloud, reference, at, at % 8 == 2);
      }
    }
  }

  @Test
  @Tag("campaign")
  void the_same_at_every_change_before_and_after_it() throws Exception {
    try (var gcloud = FakeGcloud.start().in(folder)) {
      var changes = whole(gcloud);
      var reference = gcloud.world().copy();
      for (var at = 1; at <= changes; at++) {
        interrupted(gcloud, reference, at, false);
        interrupted(gcloud, reference, at, true);
      }
    }
  }

  @Test
  void a_fault_that_passes_is_waited_for_at_every_change() throws Exception {
    try (var gcloud = FakeGcloud.start().in(folder)) {
      var changes = whole(gcloud);
      var reference = gcloud.world().copy();
      gcloud.world().clear();
      gcloud.fail(new Failure(number -> number % 2 == 1, false, PASSING));
      var ended = run(FIRST);
      assertThat(ended.output()).contains("Google could not answer; trying again.");
      assertThat(gcloud.mutations())
          .as("a build costs money; it is not repeated")
          .isLessThan(changes * 2);
      gcloud.fail(Failure.NONE);
      assertThat(run(FIRST).code()).isZero();
      assertThat(gcloud.world()).isEqualTo(reference);
    }
  }

  @Test
  void an_interrupt_says_how_to_continue_and_the_same_command_completes_it() throws Exception {
    try (var gcloud = FakeGcloud.start().in(folder)) {
      whole(gcloud);
      var reference = gcloud.world().copy();
      gcloud.world().clear();
      var command = new ArrayList<>(List.of("bash", "-c", SIGNAL, "-"));
      command.addAll(FIRST);
      var stopped = Commands.run(environment(), KEY, command.toArray(String[]::new));
      assertThat(stopped.code()).as(stopped.output()).isEqualTo(130);
      assertThat(stopped.output()).contains("Interrupted. Give the same command again");
      assertThat(gcloud.world()).isNotEqualTo(reference);
      assertThat(run(FIRST).code()).isZero();
      assertThat(gcloud.world()).isEqualTo(reference);
    }
  }

  @Test
  void a_removal_is_completed_by_the_same_command() throws Exception {
    try (var gcloud = FakeGcloud.start().in(folder)) {
      whole(gcloud);
      var there = gcloud.world().copy();
      gcloud.fail(Failure.NONE);
      assertThat(run(REMOVAL).code()).isZero();
      var gone = gcloud.world().copy();
      var changes = gcloud.mutations();
      for (var at = 2; at <= changes; at += 2) {
        gcloud.world().become(there);
        var from = at;
        gcloud.fail(new Failure(number -> number >= from, at % 4 == 0, FOR_GOOD));
        assertThat(run(REMOVAL).code()).as("change " + at).isNotZero();
        gcloud.fail(Failure.NONE);
        var again = run(REMOVAL);
        assertThat(again.code()).as(again.output()).isZero();
        assertThat(gcloud.world()).as("change " + at).isEqualTo(gone);
      }
    }
  }

  /// Deploys into an empty project without interruption; answers the number of changes.
  private int whole(FakeGcloud gcloud) throws Exception {
    gcloud.fail(Failure.NONE);
    var ended = run(FIRST);
    assertThat(ended.code()).as(ended.output()).isZero();
    return gcloud.mutations();
  }

  private void interrupted(FakeGcloud gcloud, World reference, int at, boolean lost)
      throws Exception {
    gcloud.world().clear();
    gcloud.fail(new Failure(number -> number >= at, lost, FOR_GOOD));
    var first = run(FIRST);
    if (!first.output().contains("Not all alerts")) {
      assertThat(first.code()).as("change %d%n%s", at, first.output()).isNotZero();
    }
    assertThat(first.output()).doesNotContain(KEY);
    gcloud.fail(Failure.NONE);
    var second = run(FIRST);
    assertThat(second.code()).as("change %d%n%s", at, second.output()).isZero();
    assertThat(gcloud.world())
        .as(() -> "change " + at + "\n" + reference.differenceTo(gcloud.world()))
        .isEqualTo(reference);
  }

  private Commands.Ended run(List<String> command) throws Exception {
    return Commands.run(environment(), KEY, new ArrayList<>(command).toArray(String[]::new));
  }

  private Map<String, String> environment() {
    return Map.of(
        "PATH",
        folder + ":" + System.getenv("PATH"),
        "CLOUDSDK_CORE_PROJECT",
        FakeGcloud.PROJECT,
        "DEPLOY_RETRY_PAUSE",
        "0",
        "DEPLOY_RETRY_SECONDS",
        "0");
  }
}
