package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.intelligentreader.testing.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the scripts ask Google: no more than they need, and what Google refuses to show is not
/// taken for absent.
class QuestionsTest extends GcloudTest {
  @ParameterizedTest
  @CsvSource({"--alert-email=ops@example.org, 6", "--no-alerts, 7"})
  void a_run_that_names_nothing_asks_a_few_questions(String option, int questions)
      throws Exception {
    assertThat(first("--trigger=event", option).code()).isZero();
    world.make("api monitoring.googleapis.com");
    gcloud.seen().clear();
    assertThat(run("deploy/deploy.sh").output()).contains("Nothing changes");
    assertThat(gcloud.commands()).hasSize(questions).doesNotHaveDuplicates();
  }

  @Test
  void an_account_that_a_list_does_not_show_yet_is_no_obstacle() throws Exception {
    gcloud.hideAccounts();
    assertThat(first("--no-alerts").code()).isZero();
    assertThat(run("deploy/deploy.sh").code()).isZero();
  }

  @Test
  void a_secret_that_is_gone_is_noticed_by_the_next_run() throws Exception {
    assertThat(first("--no-alerts").code()).isZero();
    world.remove("secret " + new Names(Names.FIRST, "").secret());
    var ended = run("deploy/deploy.sh");
    assertThat(ended.code()).isEqualTo(64);
    assertThat(ended.output()).contains("Give it with --key-file");
  }

  @Test
  void a_plan_without_address_and_key_says_what_it_assumes() throws Exception {
    var plan = run("deploy/deploy.sh", "--dry-run", "--builder=cloud", "--tag=v1");
    assertThat(plan.code()).as(plan.output()).isZero();
    assertThat(plan.output())
        .contains("SUPABASE_URL: (none) → https://REF.supabase.co", "secrets versions add")
        .contains("the plan assumes --supabase-url https://REF.supabase.co")
        .contains("the plan assumes that --key-file gives it")
        .contains("gcloud run jobs deploy", "gcloud scheduler jobs create");
    assertThat(world.names("job")).isEmpty();
    assertThat(gcloud.changes()).isEmpty();
  }

  @Test
  void a_plan_says_which_answers_were_refused_and_goes_on() throws Exception {
    assertThat(first("--no-alerts").code()).isZero();
    gcloud.forbid("service-accounts");
    var plan = run("deploy/deploy.sh", "--dry-run", "--memory=1Gi");
    assertThat(plan.code()).isZero();
    assertThat(plan.output())
        .contains("gcloud iam service-accounts list", "PERMISSION_DENIED")
        .contains("The plan assumes that it is not there", "memory: 512Mi → 1Gi");
    assertThat(run("deploy/deploy.sh", "--memory=1Gi").code()).isNotZero();
  }

  @ParameterizedTest
  @CsvSource({"scheduler", "secrets", "service-accounts", "run"})
  void a_removal_that_may_not_look_does_not_say_that_nothing_is_there(String refused)
      throws Exception {
    assertThat(first("--no-alerts").code()).isZero();
    gcloud.forbid(refused);
    var plan = run("deploy/undeploy.sh", "--dry-run");
    assertThat(plan.code()).isNotZero();
    assertThat(plan.output())
        .contains("PERMISSION_DENIED")
        .doesNotContain("Nothing was removed", "There is no", "first run");
  }

  @Test
  void a_machine_without_gcloud_is_no_empty_project() throws Exception {
    Files.writeString(
        bin.resolve(String.join("", Need.GCLOUD.programs())),
        "echo gcloud: command not found >&2; exit 127\n");
    var plan = run("deploy/deploy.sh", "--dry-run", "--tag=v1", "--builder=cloud");
    assertThat(plan.output()).contains("The project cannot be read");
  }

  private Commands.Ended first(String... options) throws Exception {
    return new Scripts(bin).first(Map.of(), options);
  }

  private Commands.Ended run(String... command) throws Exception {
    return new Scripts(bin).run(Map.of(), "", List.of(command).toArray(String[]::new));
  }
}
