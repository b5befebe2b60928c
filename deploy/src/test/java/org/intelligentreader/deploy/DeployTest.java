package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.run.v2.RunJobRequest;
import com.google.cloud.scheduler.v1.Job;
import com.google.cloudbuild.v1.Build;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.deploy.FakeGoogle.Change;
import org.intelligentreader.deploy.FakeGoogle.Refusal;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `deploy.sh` with the real gcloud against a stand-in for Google on loopback.
@Needs(Need.GCLOUD)
class DeployTest {
  private static final String KEY = "sb_secret_0123456789abcdef0123456789abcdef";
  private static final String REPOSITORY =
      "us-central1-docker.pkg.dev/demo-project/intelligent-reader/worker";

  @TempDir private static Path programs = Path.of("");
  private static Optional<QuickGcloud> gcloud = Optional.empty();

  @TempDir private Path config = Path.of("");
  private FakeGoogle google = start();

  private static FakeGoogle start() {
    try {
      return FakeGoogle.start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeAll
  static void load() throws IOException {
    gcloud = Optional.of(QuickGcloud.in(programs));
  }

  @AfterAll
  static void unload() throws Exception {
    gcloud.orElseThrow().close();
  }

  @AfterEach
  void close() {
    google.close();
  }

  @Test
  void one_command_makes_everything_a_second_changes_nothing_another_takes_it_away()
      throws Exception {
    var first = deploy(KEY, "--key-file", "-", "--builder", "cloud");
    assertThat(first.code()).as(first.output()).isZero();
    assertThat(first.output()).contains("about 49 USD a month").doesNotContain(KEY);
    cloud_build_makes_the_image_of_the_file();
    every_request_is_one_that_google_knows();
    the_job_runs_as_its_own_account_which_may_read_its_own_secret();
    the_schedule_may_start_the_job_and_nothing_else();

    google.forgetChanges();
    var second = deploy(KEY, "--key-file", "-");
    assertThat(second.code()).as(second.output()).isZero();
    assertThat(google.changes()).isEmpty();
    assertThat(second.output()).contains("Nothing changes");

    var docker = docker();
    var third =
        deploy("", "--memory=1Gi", "--schedule=*/5 * * * *", "--builder=docker", "--tag=v2");
    assertThat(third.code()).as(third.output()).isZero();
    assertThat(Files.readString(docker))
        .contains(
            "build --platform linux/amd64 -t " + REPOSITORY + ":v2 ", "push " + REPOSITORY + ":v2");
    assertThat(google.changes().toString()).contains(REPOSITORY + "@" + FakeGoogle.PUSHED);
    assertThat(google.changes())
        .extracting(Change::method)
        .containsExactlyInAnyOrder("PUT", "PATCH");
    assertThat(google.changes().toString()).contains("1Gi").contains("*/5 * * * *");
    assertThat(third.output())
        .contains("memory: 512Mi → 1Gi", "schedule: * * * * * → */5 * * * *")
        .doesNotContain("49 USD");

    google.forgetChanges();
    var rotated = Commands.run(environment(), KEY + "2", "deploy/deploy.sh", "--key-file", "-");
    assertThat(rotated.code()).as(rotated.output()).isZero();
    assertThat(google.changes()).singleElement().asString().contains(":addVersion");

    google.forgetChanges();
    var away = Commands.run(environment(), Names.FIRST + "\n", "deploy/undeploy.sh");
    assertThat(away.code()).as(away.output()).isZero();
    assertThat(google.changes()).extracting(Change::method).hasSize(6).containsOnly("DELETE");
  }

  @Test
  void a_run_by_hand_is_followed_to_its_end() throws Exception {
    var run = Commands.run(environment(), "", "deploy/run-once.sh");
    assertThat(run.code()).as(run.output()).isZero();
    assertThat(google.changes())
        .singleElement()
        .asString()
        .contains("intelligent-reader-worker:run");
    assertThat(run.output())
        .contains("The last runs:", FakeRuns.NAME, "no jobs available; exiting");

    refuse("PERMISSION_DENIED", "Permission 'run.jobs.run' denied on resource");
    var forbidden = Commands.run(environment(), "", "deploy/run-once.sh");
    assertThat(forbidden.code()).isNotZero();
    assertThat(forbidden.output()).contains("run.jobs.run");
  }

  @Test
  void what_is_missing_or_forbidden_is_told_with_what_to_do() throws Exception {
    var noKey = deploy("");
    assertThat(noKey.code()).isEqualTo(64);
    assertThat(noKey.output()).contains("Give it with --key-file");

    var anon = deploy("sb_publishable_0123456789", "--key-file", "-");
    assertThat(anon.code()).isEqualTo(64);
    assertThat(anon.output()).contains("A publishable key cannot work on the queue");

    refuse("PERMISSION_DENIED", "Permission 'serviceusage.services.list' denied on resource");
    var forbidden = deploy(KEY, "--key-file", "-");
    assertThat(forbidden.code()).isNotZero();
    assertThat(forbidden.output()).contains("roles/iam.serviceAccountAdmin").doesNotContain(KEY);

    refuse("PERMISSION_DENIED", "Service Usage API has not been used in project 1 before");
    assertThat(deploy(KEY, "--key-file", "-").output()).contains("run the script again");
  }

  @Test
  void a_wrong_region_is_told() throws Exception {
    var zone = deploy("", "--region", "us-central1-a");
    assertThat(zone.code()).isEqualTo(64);
    assertThat(zone.output()).contains("gcloud run regions list");
  }

  private void cloud_build_makes_the_image_of_the_file() throws Exception {
    var build = Documents.parse(change("/builds").body(), Build.newBuilder());
    assertThat(build.getImagesList())
        .hasSize(1)
        .allMatch(image -> image.endsWith("/worker:${_TAG}"));
    assertThat(build.getSubstitutionsMap())
        .containsEntry("_TAG", "v1")
        .containsEntry("_REPOSITORY", "intelligent-reader");
    assertThat(build.getSource().getStorageSource().getBucket())
        .isEqualTo("demo-project_cloudbuild");
  }

  /// A `docker` that writes down what it is told; a push brings the image. Answers its notes.
  private Path docker() throws IOException {
    var notes = config.resolve("docker.log");
    var program = Files.createDirectories(config.resolve("bin")).resolve("docker");
    Files.writeString(
        program,
        """
        #!/usr/bin/env bash
        echo "$*" >>%s
        if [[ $1 == push ]]; then
          exec 3<>/dev/tcp/127.0.0.1/%d
          printf 'POST http://registry.fake/%%s HTTP/1.0\r\nContent-Length: 0\r\n\r\n' "${2##*:}" >&3
          cat <&3
        fi
        """
            .formatted(notes, google.port()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return notes;
  }

  private void every_request_is_one_that_google_knows() throws Exception {
    var job = change("/namespaces/demo-project/jobs");
    assertThat(Documents.unknownFields(Documents.knativeJob(job.body())))
        .as("gcloud adds an empty nodeSelector of its own, newer than the class that reads it")
        .allMatch(field -> field.endsWith(".nodeSelector"));
    var schedule = Documents.parse(change("cloudscheduler.fake").body(), Job.newBuilder());
    var body = schedule.getHttpTarget().getBody().toString(StandardCharsets.UTF_8);
    Documents.parse(new ObjectMapper().readTree(body), RunJobRequest.newBuilder());
  }

  private void the_job_runs_as_its_own_account_which_may_read_its_own_secret() throws Exception {
    var task =
        Documents.knativeJob(change("/namespaces/demo-project/jobs").body())
            .getSpec()
            .getTemplate()
            .getSpec()
            .getTemplate()
            .getSpec();
    assertThat(task.getContainers().getFirst().getImage())
        .isEqualTo(REPOSITORY + "@" + FakeGoogle.BUILT);
    assertThat(task.getServiceAccountName()).startsWith("intelligent-reader-worker-run@");
    var grant = change("secrets/intelligent-reader-worker-supabase-key:setIamPolicy").body();
    assertThat(grant.toString())
        .contains("roles/secretmanager.secretAccessor", task.getServiceAccountName());
    var key = change(":addVersion").body().path("payload").path("data").asText();
    assertThat(new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8)).isEqualTo(KEY);
  }

  private void the_schedule_may_start_the_job_and_nothing_else() {
    assertThat(google.changes())
        .filteredOn(change -> change.url().getPath().endsWith("IamPolicy"))
        .extracting(change -> change.url().getPath())
        .as("no role on the project")
        .noneMatch(path -> path.endsWith("projects/demo-project:setIamPolicy"));
    var grant = change("jobs/intelligent-reader-worker:setIamPolicy").body();
    assertThat(grant.toString()).contains("roles/run.invoker", "intelligent-reader-worker-tick@");
    var target = change("cloudscheduler.fake").body().path("httpTarget");
    assertThat(target.path("uri").asText())
        .isEqualTo(
            "https://run.googleapis.com/v2/projects/demo-project/locations/us-central1/jobs/intelligent-reader-worker:run");
  }

  private Change change(String part) {
    return google.changes().stream()
        .filter(change -> change.url().toString().contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError(part + " is not in " + google.changes()));
  }

  private void refuse(String status, String message) {
    google.refuse(new Refusal(403, status, message));
  }

  private Commands.Ended deploy(String input, String... more) throws Exception {
    var command = new java.util.ArrayList<String>();
    command.addAll(List.of("deploy/deploy.sh", "--supabase-url", "https://abc.supabase.co"));
    command.addAll(List.of(more));
    command.add("--no-alerts");
    if (command.stream().noneMatch(word -> word.startsWith("--tag"))) {
      command.addAll(List.of("--tag", "v1"));
    }
    return Commands.run(environment(), input, command.toArray(String[]::new));
  }

  /// gcloud without credentials; all its requests go through the stand-in, which is a proxy.
  private Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("CLOUDSDK_CONFIG", config.toString());
    environment.put("HOME", config.toString());
    environment.put(
        "PATH",
        config.resolve("bin") + ":" + programs.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("CLOUDSDK_AUTH_DISABLE_CREDENTIALS", "true");
    environment.put("CLOUDSDK_CORE_DISABLE_PROMPTS", "1");
    environment.put("CLOUDSDK_CORE_PROJECT", FakeGoogle.PROJECT);
    environment.put("CLOUDSDK_PROXY_TYPE", "http");
    environment.put("CLOUDSDK_PROXY_ADDRESS", "127.0.0.1");
    environment.put("CLOUDSDK_PROXY_PORT", String.valueOf(google.port()));
    for (var service :
        List.of(
            "run",
            "cloudscheduler",
            "serviceusage",
            "iam",
            "secretmanager",
            "artifactregistry",
            "cloudbuild",
            "storage",
            "logging",
            "monitoring",
            "cloudbilling",
            "billingbudgets")) {
      environment.put(
          "CLOUDSDK_API_ENDPOINT_OVERRIDES_" + service.toUpperCase(java.util.Locale.ROOT),
          "http://" + service + ".fake/");
    }
    return environment;
  }
}
