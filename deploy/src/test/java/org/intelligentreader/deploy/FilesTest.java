package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloudbuild.v1.Build;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The declarative files, read with Google's own classes.
@Tag("machine")
class FilesTest {
  @Test
  void cloud_run_understands_every_field_of_job_yaml() throws Exception {
    var job = Documents.knativeJob(Documents.yaml(Commands.file("deploy/job.yaml")));
    assertThat(Documents.unknownFields(job)).isEmpty();
    var task = job.getSpec().getTemplate().getSpec().getTemplate().getSpec();
    assertThat(task.getTimeoutSeconds()).isEqualTo(3600);
    assertThat(task.getContainers()).hasSize(1);
  }

  @Test
  void a_mistyped_field_would_be_noticed() throws Exception {
    var wrong = Commands.file("deploy/job.yaml").replace("maxRetries", "maxRetry");
    assertThat(Documents.unknownFields(Documents.knativeJob(Documents.yaml(wrong))))
        .containsExactly(".spec.template.spec.template.spec.maxRetry");
  }

  @Test
  void cloud_build_understands_every_field_of_cloudbuild_yaml() throws Exception {
    var build = build(Commands.file("worker/cloudbuild.yaml"));
    assertThat(build.getImagesList())
        .containsExactly("${_REGION}-docker.pkg.dev/$PROJECT_ID/${_REPOSITORY}/worker:${_TAG}");
    assertThat(build.getSteps(0).getArgsList()).contains(build.getImages(0)).endsWith(".");
    assertThat(build.getSubstitutionsMap()).containsOnlyKeys("_REGION", "_REPOSITORY", "_TAG");
  }

  @Test
  void a_wrong_duration_would_be_noticed() throws Exception {
    var wrong = Commands.file("worker/cloudbuild.yaml").replace("1200s", "20m");
    assertThatThrownBy(() -> build(wrong)).isInstanceOf(InvalidProtocolBufferException.class);
  }

  @Test
  void every_program_that_has_one_dictionary_beside_its_jars_has_the_other() throws Exception {
    try (var files = Files.walk(Commands.root(), 3)) {
      var poms = files.filter(file -> file.endsWith("pom.xml")).toList();
      var shipping = new ArrayList<Path>();
      for (var pom : poms) {
        var text = Files.readString(pom);
        if (text.contains("<include>unidic-*</include>")) {
          shipping.add(pom);
          assertThat(text).as(pom.toString()).contains("<include>edict.*</include>");
        }
      }
      assertThat(shipping).hasSize(2);
    }
  }

  private static Build build(String yaml) throws InvalidProtocolBufferException {
    return Documents.parse(Documents.yaml(yaml), Build.newBuilder()).build();
  }
}
