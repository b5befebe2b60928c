package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files for other homes than Cloud Run: they parse, they are hardened, and they set variables
/// that the worker has.
class HomesTest {
  @ParameterizedTest
  @CsvSource({
    "cronjob.yaml, /spec/jobTemplate/spec/template/spec",
    "scaledjob.yaml, /spec/jobTargetRef/template/spec",
    "deployment.yaml, /spec/template/spec"
  })
  void a_pod_is_restricted_and_its_root_is_read_only(String file, String place) throws Exception {
    var pod = documents("deploy/kubernetes/" + file).getLast().at(place);
    var container = pod.path("containers").get(0);
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
    assertThat(container.at("/resources/limits/memory").asText()).isEqualTo("512Mi");
    assertThat(container.at("/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
    assertThat(pod.at("/volumes/0/emptyDir/medium").asText()).isEqualTo("Memory");
    assertThat(variables(container)).isSubsetOf(known());
    var mode = file.equals("deployment.yaml") ? "loop" : "job";
    assertThat(value(container, "WORKER_MODE")).isEqualTo(mode);
    assertThat(pod.path("restartPolicy").asText("Always"))
        .as("a worker in job mode that starts again at once would poll without a pause")
        .isEqualTo(mode.equals("job") ? "Never" : "Always");
  }

  @Test
  void every_kubernetes_file_is_for_one_namespace() throws Exception {
    for (var file : List.of("base.yaml", "cronjob.yaml", "scaledjob.yaml", "deployment.yaml")) {
      for (var document : documents("deploy/kubernetes/" + file)) {
        assertThat(document.path("apiVersion").asText()).isNotEmpty();
        var metadata = document.path("metadata");
        assertThat(metadata.path("namespace").asText(metadata.path("name").asText()))
            .isEqualTo("intelligent-reader");
      }
    }
  }

  @Test
  void compose_gives_a_loop_what_it_needs_and_no_rights() throws Exception {
    var worker = documents("deploy/compose/worker.yaml").getFirst().at("/services/worker");
    assertThat(worker.at("/environment/WORKER_MODE").asText()).isEqualTo("loop");
    assertThat(worker.path("restart").asText()).isEqualTo("unless-stopped");
    assertThat(worker.path("read_only").asBoolean()).isTrue();
    assertThat(worker.at("/cap_drop/0").asText()).isEqualTo("ALL");
    assertThat(worker.at("/tmpfs/0").asText()).startsWith("/tmp");
    var names = new java.util.TreeSet<String>();
    worker.path("environment").fieldNames().forEachRemaining(names::add);
    assertThat(names).isSubsetOf(known());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reader-worker.service", "reader-home.service"})
  void a_unit_runs_a_command_of_ours_as_nobody(String unit) throws Exception {
    var text = Commands.file("deploy/systemd/" + unit);
    assertThat(text).contains("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes");
    assertThat(text).containsPattern("reader (worker|demo --serve)");
  }

  @Test
  @Needs(Need.SYSTEMD)
  void systemd_understands_the_units() throws Exception {
    try (var units = Files.list(Commands.root().resolve("deploy/systemd"))) {
      var command =
          Stream.concat(
              Stream.of("systemd-analyze", "verify"),
              units.map(Object::toString).filter(name -> !name.endsWith(".sh")));
      var ended = Commands.run(Map.of(), "", command.toArray(String[]::new));
      var findings =
          ended.output().lines().filter(line -> !line.contains("is not executable")).toList();
      assertThat(findings).isEmpty();
    }
  }

  private static Set<String> variables(JsonNode container) {
    return StreamSupport.stream(container.path("env").spliterator(), false)
        .map(entry -> entry.path("name").asText())
        .collect(Collectors.toSet());
  }

  private static String value(JsonNode container, String name) {
    return StreamSupport.stream(container.path("env").spliterator(), false)
        .filter(entry -> entry.path("name").asText().equals(name))
        .map(entry -> entry.path("value").asText())
        .findFirst()
        .orElse("");
  }

  /// The variables that the README lists.
  private static Set<String> known() throws IOException {
    return Pattern.compile("(?m)^\\| (`[A-Z_]+`[^|]*) \\|")
        .matcher(Commands.file("README.md"))
        .results()
        .flatMap(row -> Pattern.compile("`([A-Z_]+)`").matcher(row.group(1)).results())
        .map(name -> name.group(1))
        .collect(Collectors.toSet());
  }

  private static List<JsonNode> documents(String file) throws IOException {
    return Stream.of(Commands.file(file).split("(?m)^---$", -1)).map(Documents::yaml).toList();
  }
}
