package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Options of the alerts change what they name, also when all alerts are there, and nothing else.
class AlertOptionsTest extends GcloudTest {
  private static final String OPS = "projects/p/channels/Intelligent-Reader:-ops@example.org";
  private static final String NEW = "projects/p/channels/Intelligent-Reader:-new@example.org";

  @Test
  void another_address_replaces_the_one_so_far_and_keeps_channels_made_by_hand() throws Exception {
    first();
    policies()
        .forEach(policy ->
            world.of(policy).computeIfPresent("notificationChannels", (_, so) -> "slack," + so));
    var plan = deploy("--alert-email=new@example.org", "--dry-run").output();
    assertThat(plan).contains("e-mail of the alerts: ops@example.org → new@example.org");
    assertThat(channels()).containsOnly("slack," + OPS);

    var ended = deploy("--alert-email=new@example.org");
    assertThat(ended.output())
        .contains("e-mail of the alerts: ops@example.org → new@example.org")
        .doesNotContain("unfinished", "alert policies");
    assertThat(channels()).containsOnly("slack," + NEW);
    assertThat(world.names("channels")).as("the other one is gone").hasSize(1);
    assertThat(deploy("--alert-email=new@example.org").output()).contains("Nothing changes");
  }

  @Test
  void a_channel_of_another_job_stays_when_its_address_is_replaced() throws Exception {
    first();
    var second =
        new Scripts(bin).first(Map.of(), "--job=reader-b", "--alert-email=ops@example.org");
    assertThat(second.code()).as(second.output()).isZero();
    assertThat(deploy("--job=reader-b", "--alert-email=new@example.org").code()).isZero();
    assertThat(channels()).containsExactlyInAnyOrder(OPS, NEW);
    assertThat(world.names("channels")).hasSize(2);
  }

  @Test
  void an_address_for_alerts_that_nobody_got_so_far_is_no_repair() throws Exception {
    first("--no-alerts");
    assertThat(deploy("--alerts").code()).isZero();
    assertThat(deploy("--alert-email=new@example.org").output())
        .contains("alerts: without these → e-mail channel, alert policies; to new@example.org");
    assertThat(channels()).containsOnly(NEW);
  }

  @Test
  void the_minutes_and_the_budget_change_alone() throws Exception {
    first();
    var before = world.copy();
    var ended = deploy("--alert-after=5", "--budget=20");
    assertThat(ended.output())
        .contains("minutes of waiting for an alert: 30 → 5", "budget: 73 → 20");
    assertThat(before.differenceTo(world).lines())
        .as("condition and advice of one policy, amount of one budget")
        .allMatch(line -> line.contains("books wait") || line.contains("budgets "));
    assertThat(world.of(policy("books wait")).get("text"))
        .contains("jsonPayload.waited_seconds > 300", "5 minutes");
    assertThat(deploy("--alert-after=5", "--budget=20").output()).contains("Nothing changes");
    assertThat(deploy("--alert-after=10").output()).doesNotContain("budget");
  }

  @Test
  void a_dry_run_of_a_first_deployment_reports_no_missing_repository_as_a_fault() throws Exception {
    world.make("api monitoring.googleapis.com");
    world.make("api artifactregistry.googleapis.com");
    var plan = new Scripts(bin).first(Map.of(), "--dry-run");
    assertThat(plan.code()).isZero();
    assertThat(plan.output())
        .contains("repository: (none) → intelligent-reader", "set-cleanup-policies")
        .doesNotContain("NOT_FOUND", "failed", "Not all alerts", "not shown by Google");
  }

  @Test
  void each_note_is_said_once() throws Exception {
    first("--no-alerts");
    var named = deploy("--alerts", "--dry-run").output();
    assertThat(named.split("Nobody gets the alerts", -1)).hasSize(2);
    world.remove("schedule us-central1/reader-a-tick");
    assertThat(deploy().output().split("No schedule starts", -1)).hasSize(2);
  }

  @Test
  void the_budgets_of_two_projects_on_one_account_have_two_names() throws Exception {
    first();
    assertThat(world.names("budgets"))
        .singleElement()
        .asString()
        .endsWith("reader-a in demo-project");
    var job = "a-reader-with-a-very-long-name-for-the-evening-school";
    assertThat(titles(job, "demo-project", "other-project", "third-project"))
        .hasSize(3)
        .doesNotHaveDuplicates()
        .as("Google allows 60 characters")
        .allMatch(title -> title.length() <= 60);
  }

  private static List<String> titles(String job, String... projects) throws Exception {
    var script =
        "source deploy/lib/common.sh; job=$1; shift;"
            + " for project; do name_everything; echo \"$budget_title\"; done";
    var command = new java.util.ArrayList<>(List.of("bash", "-c", script, "-", job));
    command.addAll(List.of(projects));
    return Commands.run(Map.of(), "", command.toArray(String[]::new)).output().lines().toList();
  }

  private List<String> policies() {
    return world.names("policies").map(name -> "policies " + name).toList();
  }

  private String policy(String end) {
    return policies().stream().filter(name -> name.endsWith(end)).findFirst().orElseThrow();
  }

  private Set<String> channels() {
    return policies().stream()
        .map(policy -> String.valueOf(world.of(policy).get("notificationChannels")))
        .collect(Collectors.toSet());
  }

  private void first(String... options) throws Exception {
    var all = new java.util.ArrayList<>(List.of("--job=reader-a"));
    all.addAll(options.length == 0 ? List.of("--alert-email=ops@example.org") : List.of(options));
    var ended = new Scripts(bin).first(Map.of(), all.toArray(String[]::new));
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  private Commands.Ended deploy(String... options) throws Exception {
    var all = new java.util.ArrayList<>(List.of("deploy/deploy.sh"));
    if (List.of(options).stream().noneMatch(option -> option.startsWith("--job"))) {
      all.add("--job=reader-a");
    }
    all.addAll(List.of(options));
    return new Scripts(bin).run(Map.of(), "", all.toArray(String[]::new));
  }
}
