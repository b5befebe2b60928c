package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where the scripts ask, refuse or wait instead of doing harm.
class CautionTest extends GcloudTest {
  private static final String KEY = Scripts.KEY;
  private static final Names FIRST = new Names(Names.FIRST, "us-central1");

  private Map<String, String> more = Map.of();

  @Test
  void a_removal_wants_the_name_of_the_job() throws Exception {
    deployed();
    var before = world.copy();
    for (var typed :
        List.of("", "y\n", "yes\n", "reader-staging\n", Names.FIRST.substring(1) + "\n")) {
      var ended = run(typed, "deploy/undeploy.sh");
      assertThat(ended.code()).as(typed).isEqualTo(64);
      assertThat(ended.output()).contains("Nothing was removed", "secret " + FIRST.secret());
    }
    assertThat(run("", "deploy/undeploy.sh", "--yes").output()).contains("--yes needs --job");
    assertThat(world).isEqualTo(before);

    var removed = run(Names.FIRST + "\n", "deploy/undeploy.sh");
    assertThat(removed.code()).as(removed.output()).isZero();
    assertThat(world.names("job")).isEmpty();
    assertThat(world.names("account")).isEmpty();
    assertThat(run("", "deploy/undeploy.sh", "--yes", "--job", Names.FIRST).code()).isZero();
  }

  @Test
  void a_plan_of_a_removal_does_not_say_that_something_was_removed() throws Exception {
    deployed();
    var before = world.copy();
    var plan = run("", "deploy/undeploy.sh", "--dry-run");
    assertThat(plan.output())
        .contains("gcloud run jobs delete " + Names.FIRST)
        .doesNotContain("Removed.");
    assertThat(world).isEqualTo(before);
  }

  @Test
  void a_job_of_others_is_neither_changed_nor_removed() throws Exception {
    world.make("job us-central1/payroll").put(Model.ACCOUNT, "pay@x");
    deployed();
    var before = world.copy();
    assertThat(run("", "deploy/deploy.sh", "--job=payroll", "--memory=1Gi").output())
        .contains("not one of deploy.sh");
    assertThat(run("", "deploy/undeploy.sh", "--job=payroll", "--yes").code()).isEqualTo(64);
    assertThat(world).isEqualTo(before);
  }

  @Test
  void removing_staging_leaves_production_also_when_they_share_the_older_names() throws Exception {
    var hand = new HandActs(world, new java.util.Random(1));
    hand.deployAsBefore(Names.FIRST);
    var production = world.copy();
    hand.deployAsBefore("reader-staging");
    var ended = run("", "deploy/undeploy.sh", "--job=reader-staging", "--yes");
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(world).as(production.differenceTo(world)).isEqualTo(production);
    assertThat(ended.output())
        .contains("account scheduler-invoker" + Names.DOMAIN + ": ", "uses it")
        .contains("images ", "runs one of them");
  }

  @Test
  void a_key_that_another_job_would_get_too_wants_a_yes() throws Exception {
    deployed();
    world
        .make("job us-central1/report")
        .put("env DATABASE_KEY", "secret:" + FIRST.secret() + ":latest");
    var before = world.copy();
    var refused = run(KEY + "x", "deploy/deploy.sh", "--key-file=-");
    assertThat(refused.code()).isEqualTo(64);
    assertThat(refused.output()).contains("job report in us-central1 reads the secret", "--yes");
    assertThat(world).isEqualTo(before);
    assertThat(run(KEY + "x", "deploy/deploy.sh", "--key-file=-", "--yes").code()).isZero();
    assertThat(world.of("secret " + FIRST.secret())).containsEntry("version 002", KEY + "x");
    assertThat(run("", "deploy/undeploy.sh", "--yes", "--job=" + Names.FIRST).output())
        .contains("job report in us-central1 reads it");
    assertThat(world.has("secret " + FIRST.secret())).isTrue();
  }

  @Test
  void the_region_is_where_the_job_is_and_no_second_one_of_its_name_is_made() throws Exception {
    assertThat(deploy("--region=europe-west1").code()).isZero();
    var changed = run("", "deploy/deploy.sh", "--memory=1Gi");
    assertThat(changed.output()).contains("europe-west1", "memory: 512Mi → 1Gi");
    var before = world.copy();
    var second = deploy("--region=us-central1");
    assertThat(second.code()).isEqualTo(64);
    assertThat(second.output()).contains("already", "--job");
    assertThat(run("", "deploy/deploy.sh", "--memory=2Gi", "--region=us-central1").output())
        .as("a mistyped region")
        .contains("job intelligent-reader-worker in europe-west1 already");
    assertThat(world).isEqualTo(before);
  }

  @Test
  void a_secret_without_a_version_asks_for_the_key_before_anything_is_made() throws Exception {
    world.make("api secretmanager.googleapis.com");
    world.make("secret " + FIRST.secret());
    var before = world.copy();
    var ended =
        run(
            "",
            "deploy/deploy.sh",
            "--supabase-url=https://abc.supabase.co",
            "--tag=v1",
            "--builder=cloud");
    assertThat(ended.code()).isEqualTo(64);
    assertThat(ended.output()).contains("Give it with --key-file");
    assertThat(world).isEqualTo(before);
    assertThat(deploy().code()).isZero();
  }

  @Test
  void a_key_that_lies_open_in_the_job_stays_until_a_key_is_given_and_is_never_shown()
      throws Exception {
    deployed();
    world.of(FIRST.thing()).put(Model.KEY, "plain:sb_secret_PlainPlainPlain");
    var before = world.copy();
    var kept = run("", "bash", "-x", "deploy/deploy.sh");
    assertThat(kept.code()).isZero();
    assertThat(world).isEqualTo(before);
    var rotated = run(KEY + "y", "bash", "-x", "deploy/deploy.sh", "--key-file=-");
    assertThat(rotated.code()).as(rotated.output()).isZero();
    assertThat(world.of(FIRST.thing()))
        .containsEntry(Model.KEY, "secret:" + FIRST.secret() + ":latest");
    assertThat(kept.output() + rotated.output()).doesNotContain("PlainPlain", KEY.substring(10));
  }

  @Test
  void a_schedule_that_was_taken_away_does_not_come_back_unasked() throws Exception {
    deployed();
    world.remove(FIRST.schedule());
    var ended = run("", "deploy/deploy.sh", "--memory=1Gi");
    assertThat(ended.output()).contains("No schedule starts this job");
    assertThat(world.has(FIRST.schedule())).isFalse();
  }

  @Test
  void a_refusal_that_passes_is_waited_for_and_one_that_stays_is_explained() throws Exception {
    gcloud.refuseForAWhile(3);
    assertThat(deploy().code()).isZero();
    world.remove(FIRST.thing());
    gcloud.refuseForAWhile(3);
    more = Map.of("DEPLOY_RETRY_SECONDS", "0");
    var ended = deploy();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output()).contains("run the same command again in a minute");
    gcloud.refuseForAWhile(0);
    assertThat(deploy().code()).as("the second run completes the first").isZero();
  }

  @Test
  void a_job_that_cannot_work_is_checked_from_inside_before_its_schedule_starts_it()
      throws Exception {
    var ended =
        run(
            KEY,
            "deploy/deploy.sh",
            "--key-file=-",
            "--tag=v1",
            "--builder=cloud",
            "--supabase-url=https://empty.supabase.co");
    assertThat(ended.code()).as(ended.output()).isEqualTo(64);
    assertThat(ended.output()).contains("The check failed", "--resume");
    assertThat(world.of(FIRST.schedule())).containsEntry("state", "PAUSED");
    for (var again : List.of("--resume", "--memory=1Gi")) {
      assertThat(run("", "deploy/deploy.sh", again).output()).contains("The check failed");
      assertThat(world.of(FIRST.schedule())).containsEntry("state", "PAUSED");
    }
    var corrected =
        run("", "deploy/deploy.sh", "--supabase-url=https://abc.supabase.co", "--no-alerts");
    assertThat(corrected.code()).as(corrected.output()).isZero();
    assertThat(corrected.output()).contains("The check is passed", "A run starts at");
    assertThat(world.of(FIRST.schedule())).containsEntry("state", "ENABLED");
    assertThat(run("", "deploy/deploy.sh").output()).contains("Nothing changes");
  }

  @Test
  void a_plain_second_run_says_that_the_image_stays() throws Exception {
    deployed();
    var before = world.copy();
    var ended = run("", "deploy/deploy.sh");
    assertThat(ended.output()).contains("Nothing changes", "--upgrade");
    assertThat(world).isEqualTo(before);
    var upgraded = run("", "deploy/deploy.sh", "--upgrade", "--builder=cloud");
    assertThat(upgraded.output()).contains("image: ", "built from worker/");
    assertThat(world.of(FIRST.thing()).get(Model.IMAGE))
        .isNotEqualTo(before.of(FIRST.thing()).get(Model.IMAGE));
  }

  @Test
  void a_tag_is_taken_by_its_whole_name() throws Exception {
    deployed();
    var repository = world.of("repository us-central1/intelligent-reader");
    repository.put("package worker v1-0", "sha256:another");
    repository.put("package worker xv1.0", "sha256:athird");
    assertThat(run("", "deploy/deploy.sh", "--tag=v1.0", "--builder=cloud").code()).isZero();
    assertThat(world.of(FIRST.thing()).get(Model.IMAGE))
        .endsWith("@" + repository.get("package worker v1.0"))
        .doesNotContain("another", "athird");
  }

  @Test
  void a_dry_run_shows_the_changes_and_makes_none() throws Exception {
    deployed();
    var before = world.copy();
    var ended = run("", "deploy/deploy.sh", "--dry-run", "--memory=1Gi", "--trigger=event");
    assertThat(ended.output())
        .contains("memory: 512Mi → 1Gi", "gcloud run jobs update " + Names.FIRST)
        .doesNotContain("gcloud secrets", "--cpu");
    assertThat(world).isEqualTo(before);
  }

  private void deployed() throws Exception {
    var ended = deploy();
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  private Commands.Ended deploy(String... options) throws Exception {
    return new Scripts(bin).first(more, options);
  }

  private Commands.Ended run(String input, String... command) throws Exception {
    return new Scripts(bin).run(more, input, command);
  }
}
