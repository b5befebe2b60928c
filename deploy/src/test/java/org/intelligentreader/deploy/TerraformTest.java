package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The guide's two applications of the Terraform files work from nothing: what a step needs is made
/// by the ones before it.
class TerraformTest {
  private static final String API = "google_project_service.api";
  private static final String JOB = "google_cloud_run_v2_job.worker";
  private static final Pattern RESOURCE =
      Pattern.compile("(?ms)^resource \"(\\w+)\" \"(\\w+)\" \\{\\n(.*?)^}");
  private static final Pattern REFERENCE = Pattern.compile("\\bgoogle_\\w+\\.\\w+");

  @Test
  void nothing_is_made_before_its_api_is_enabled() throws IOException {
    var all = references();
    assertThat(all).hasSizeGreaterThan(8);
    for (var resource : all.keySet()) {
      assertThat(resource.equals(API) || needed(resource, all).contains(API)).as(resource).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/cloud-run-jobs.md", "docs/cloud-run-jobs.zh-CN.md"})
  void the_first_step_makes_what_the_image_and_the_key_need_and_not_the_job(String guide)
      throws IOException {
    var text = Commands.file(guide);
    var targets =
        Pattern.compile("-target (\\S+)")
            .matcher(text)
            .results()
            .map(target -> target.group(1))
            .collect(Collectors.toSet());
    assertThat(targets)
        .containsExactlyInAnyOrder(
            "google_artifact_registry_repository.images", "google_secret_manager_secret.key");
    for (var target : targets) {
      assertThat(references()).containsKey(target);
      assertThat(needed(target, references())).contains(API).doesNotContain(JOB);
    }
    assertThat(text)
        .containsSubsequence(
            "terraform init",
            "terraform apply -target",
            "builds submit --project",
            "versions add intelligent-reader-worker-supabase-key",
            "$ terraform apply\n");
  }

  @Test
  void the_guide_gives_each_variable_that_has_no_default() throws IOException {
    var guide = Commands.file("docs/cloud-run-jobs.md");
    var values = guide.substring(guide.indexOf("$ printf"), guide.indexOf(">terraform.tfvars"));
    var required =
        Pattern.compile("(?ms)^variable \"(\\w+)\" \\{\\n(.*?)^}")
            .matcher(Commands.file("deploy/terraform/variables.tf"))
            .results()
            .filter(variable -> !variable.group(2).contains("default"))
            .map(variable -> variable.group(1));
    assertThat(required).hasSize(3).allMatch(name -> values.contains(" " + name + " "));
  }

  /// What a resource refers to, by its name.
  private static Map<String, Set<String>> references() throws IOException {
    var all = new TreeMap<String, Set<String>>();
    RESOURCE
        .matcher(Commands.file("deploy/terraform/main.tf"))
        .results()
        .forEach(resource ->
            all.put(
                resource.group(1) + "." + resource.group(2),
                REFERENCE
                    .matcher(resource.group(3))
                    .results()
                    .map(reference -> reference.group())
                    .collect(Collectors.toSet())));
    return all;
  }

  private static Set<String> needed(String resource, Map<String, Set<String>> all) {
    var found = new HashSet<String>();
    var open = new java.util.ArrayDeque<>(List.of(resource));
    while (!open.isEmpty()) {
      all.getOrDefault(open.pop(), Set.of()).stream().filter(found::add).forEach(open::push);
    }
    return found;
  }
}
