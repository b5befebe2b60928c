package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.intelligentreader.deploy.FakeGcloud.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alerts come with the first deployment, go with the last, and never stand in its way.
class AlertsTest {
  private static final List<String> KINDS =
      List.of("policies", "channels", "metrics", "dashboards", "budgets");

  @TempDir private Path bin = Path.of("");
  private final FakeGcloud gcloud = FakeGcloud.start();
  private final World world = gcloud.world();

  @BeforeEach
  void install() throws IOException {
    gcloud.in(bin);
  }

  @AfterEach
  void close() throws IOException {
    gcloud.close();
  }

  @Test
  void two_deployments_have_their_own_and_one_goes_without_the_others() throws Exception {
    assertThat(first("--job=reader-a", "--alert-email=ops@example.org", "--alert-after=5").code())
        .isZero();
    var alone = world.copy();
    assertThat(world.names("policies")).hasSize(5);
    assertThat(world.names("metrics")).hasSize(3);
    assertThat(world.names("dashboards")).hasSize(1);
    assertThat(texts("policies"))
        .contains("jsonPayload.waited_seconds > 300", "reader-a", "channels/Intelligent Reader");
    assertThat(world.names("budgets").map(name -> world.of("budgets " + name).get("amount")))
        .containsExactly("73");

    gcloud.fail(Failure.NONE);
    assertThat(run("", "deploy/deploy.sh", "--job=reader-a").output()).contains("Nothing changes");
    assertThat(run("", "deploy/deploy.sh", "--job=reader-a", "--alerts").output())
        .contains("Nothing changes");
    assertThat(gcloud.mutations()).isZero();

    assertThat(first("--job=reader-ab", "--alert-email=ops@example.org", "--budget=20").code())
        .isZero();
    assertThat(world.names("policies")).hasSize(10);
    assertThat(world.names("channels")).as("one address, one channel").hasSize(1);
    assertThat(run("", "deploy/undeploy.sh", "--job=reader-ab", "--yes").code()).isZero();
    assertThat(world).as(alone.differenceTo(world)).isEqualTo(alone);

    assertThat(run("", "deploy/deploy.sh", "--job=reader-a", "--no-alerts").code()).isZero();
    assertThat(KINDS.stream().flatMap(world::names)).isEmpty();
    assertThat(run("", "deploy/deploy.sh", "--job=reader-a").output())
        .contains("Nothing changes", "No alerts watch this job");
  }

  @Test
  void a_deployment_works_where_no_alerts_can_be_made_and_gets_them_later() throws Exception {
    gcloud.forbid("monitoring");
    var ended = first("--job=reader-a");
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains("For alerts, gcloud alpha monitoring", "Deployed: reader-a");
    assertThat(KINDS.stream().flatMap(world::names)).isEmpty();
    assertThat(run("", "deploy/deploy.sh", "--job=reader-a").output())
        .contains("Nothing changes", "--alerts makes them");
    gcloud.forbid("nothing");
    assertThat(run("", "deploy/deploy.sh", "--job=reader-a", "--alerts").code()).isZero();
    assertThat(world.names("policies")).hasSize(5);
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
