package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Script, YAML, Terraform and guides say the same values.
class AgreementTest {
  private static final Map<String, String> SETTINGS = fromScript("tick");

  @Test
  void job_yaml_has_the_values_of_the_script() throws Exception {
    var spec =
        Documents.knativeJob(Documents.yaml(Commands.file("deploy/job.yaml")))
            .getSpec()
            .getTemplate()
            .getSpec();
    var task = spec.getTemplate().getSpec();
    var container = task.getContainers().getFirst();
    var yaml = new TreeMap<String, String>();
    yaml.put("--tasks", spec.getTaskCount().toString());
    yaml.put("--max-retries", task.getMaxRetries().toString());
    yaml.put("--task-timeout", task.getTimeoutSeconds() + "s");
    yaml.put("--cpu", container.getResources().getLimits().get("cpu"));
    yaml.put("--memory", container.getResources().getLimits().get("memory"));
    yaml.put("--service-account", task.getServiceAccountName());
    yaml.put("--intelligent-reader-trigger", trigger(Commands.file("deploy/job.yaml")));
    yaml.put("--image", container.getImage().replace("REGION", "us-central1"));
    container
        .getEnv()
        .forEach(variable -> {
          var secret = Optional.ofNullable(variable.getValueFrom());
          yaml.put(
              variable.getName(),
              secret
                  .map(from ->
                      from.getSecretKeyRef().getName() + ":" + from.getSecretKeyRef().getKey())
                  .orElseGet(variable::getValue));
        });
    yaml.replaceAll((_, value) -> value.replace("SUPABASE_REF", "REF"));
    assertThat(yaml).isEqualTo(SETTINGS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/cloud-run-jobs.md", "docs/cloud-run-jobs.zh-CN.md"})
  void the_guides_name_the_defaults_of_the_script(String guide) throws Exception {
    var text = Commands.file(guide);
    for (var setting : SETTINGS.entrySet()) {
      if (setting.getKey().matches("[A-Z_]+")
          && !setting.getKey().matches("SUPABASE_(URL|SECRET_KEY)|WORKER_MODE")) {
        assertThat(text).contains("| `" + setting.getKey() + "` | `" + setting.getValue() + "` |");
      }
    }
    assertThat(text)
        .contains("| `" + SETTINGS.get("--tasks") + "` | `--tasks` |")
        .contains("| `" + SETTINGS.get("--memory") + "` | `--memory` |")
        .containsPattern("\\| `3600` \\S+ \\| `--timeout` \\|")
        .contains("intelligent-reader-worker-supabase-key");
    assertThat(SETTINGS.get("--task-timeout")).isEqualTo("3600s");
  }

  @Test
  void every_option_in_the_guides_is_one_of_the_script() throws Exception {
    var help = Commands.run(Map.of(), "", "deploy/deploy.sh", "--help").output();
    for (var guide : List.of("docs/cloud-run-jobs.md", "docs/cloud-run-jobs.zh-CN.md")) {
      var lines = Commands.file(guide).lines().filter(line -> line.contains("deploy/deploy.sh"));
      lines.forEach(line ->
          Pattern.compile("--[a-z-]+")
              .matcher(line)
              .results()
              .forEach(option -> assertThat(help).contains("  " + option.group())));
    }
  }

  @Test
  void both_guides_have_the_same_commands_and_the_same_tables() throws Exception {
    assertThat(commands("docs/cloud-run-jobs.zh-CN.md"))
        .isEqualTo(commands("docs/cloud-run-jobs.md"));
    assertThat(rows("docs/cloud-run-jobs.zh-CN.md")).isEqualTo(rows("docs/cloud-run-jobs.md"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tick", "linger", "event"})
  void terraform_has_the_values_of_the_script(String trigger) throws Exception {
    var main = Commands.file("deploy/terraform/main.tf");
    var variables = Commands.file("deploy/terraform/variables.tf");
    var settings = fromScript(trigger);
    assertThat(main)
        .contains("POLL_INTERVAL_MS     = \"" + settings.get("POLL_INTERVAL_MS") + "\"")
        .contains("MAX_ATTEMPTS         = \"" + settings.get("MAX_ATTEMPTS") + "\"")
        .contains("max_retries     = " + settings.get("--max-retries"));
    assertThat(main).contains("var.trigger == \"tick\" ? \"0\" : \"55\"");
    assertThat(settings.get("LINGER_SECONDS")).isEqualTo(trigger.equals("tick") ? "0" : "55");
    for (var name : List.of("--memory", "--tasks", "MAX_JOBS")) {
      assertThat(variables).containsPattern("default\\s+= \"?" + settings.get(name) + "\"?\n");
    }
    for (var name : settings.keySet()) {
      if (name.matches("[A-Z_]+")) {
        assertThat(main).contains(name);
      }
    }
  }

  private static String trigger(String yaml) {
    return Documents.yaml(yaml)
        .path("metadata")
        .path("labels")
        .path("intelligent-reader-trigger")
        .asText();
  }

  private static List<String> commands(String guide) throws IOException {
    return Pattern.compile("(?ms)^```console\n(.*?)^```")
        .matcher(Commands.file(guide))
        .results()
        .flatMap(block -> block.group(1).lines())
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  /// The first cell's code, of rows that have one.
  private static List<String> rows(String guide) throws IOException {
    return Pattern.compile("(?m)^\\|[^`|]*(`[^`]+`).*\\|$")
        .matcher(Commands.file(guide))
        .results()
        .map(row -> row.group(1))
        .toList();
  }

  /// What `deploy.sh` gives to `gcloud run jobs deploy`: options, and environment by name.
  private static Map<String, String> fromScript(String trigger) {
    try {
      var output =
          Commands.run(
                  Map.of(),
                  "",
                  "deploy/deploy.sh",
                  "--dry-run",
                  "--project",
                  "PROJECT",
                  "--supabase-url",
                  "https://REF.supabase.co",
                  "--tag",
                  "TAG",
                  "--builder",
                  "cloud",
                  "--no-alerts",
                  "--trigger",
                  trigger)
              .output();
      var line = output.lines().filter(l -> l.startsWith("gcloud run jobs deploy")).findFirst();
      return parse(line.orElseThrow(() -> new AssertionError(output)).replace("\\", ""));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> parse(String command) {
    var words = new ArrayList<>(List.of(command.split(" ", -1)));
    var options = new HashMap<String, String>();
    for (var i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).startsWith("--")) {
        options.put(words.get(i), words.get(i + 1));
      }
    }
    var all = new TreeMap<>(options);
    all.put("--labels", "--" + String.valueOf(all.get("--labels")).replace(",", ",--"));
    for (var name : List.of("--set-env-vars", "--set-secrets", "--labels")) {
      for (var pair : List.of(String.valueOf(all.remove(name)).split(",", -1))) {
        all.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    // The script takes this label away when the first run has passed its check.
    all.remove("--intelligent-reader-setup");
    all.remove("--project");
    all.remove("--region");
    return all;
  }
}
