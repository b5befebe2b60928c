package org.intelligentreader.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.function.BiConsumer;

/// Cloud Build, and the bucket into which gcloud puts the sources: a build ends at once, and its
/// image lies in the repository.
final class FakeBuilds {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BUCKET = FakeGoogle.PROJECT + "_cloudbuild";
  private static final String ID = "build-1";

  private final BiConsumer<String, String> image;

  /// `image` gets repository and tag of what was built.
  FakeBuilds(BiConsumer<String, String> image) {
    this.image = image;
  }

  /// The bucket is there; an upload has the size that the request says.
  JsonNode storage(URI url, JsonNode body) {
    if (url.getPath().startsWith("/upload/")) {
      return JSON.createObjectNode()
          .put("bucket", BUCKET)
          .put("name", "source/worker.tgz")
          .put("generation", "1")
          .put("size", body.path("size").asText());
    }
    var bucket = JSON.createObjectNode().put("id", BUCKET).put("name", BUCKET);
    if (url.getPath().endsWith("/b")) {
      var list = JSON.createObjectNode();
      list.putArray("items").add(bucket);
      return list;
    }
    return bucket;
  }

  JsonNode build(String method, JsonNode body) {
    if (!method.equals("POST")) {
      return state("SUCCESS");
    }
    var names = body.path("substitutions");
    image.accept(names.path("_REPOSITORY").asText(), names.path("_TAG").asText());
    var operation = JSON.createObjectNode().put("name", "operations/build/" + ID);
    operation
        .putObject("metadata")
        .put("@type", "type.googleapis.com/google.devtools.cloudbuild.v1.BuildOperationMetadata")
        .set("build", state("QUEUED"));
    return operation;
  }

  private static ObjectNode state(String status) {
    var build =
        JSON.createObjectNode()
            .put("id", ID)
            .put("name", "projects/1/locations/global/builds/" + ID)
            .put("projectId", FakeGoogle.PROJECT)
            .put("status", status)
            .put("logUrl", "http://console.fake/")
            .put("createTime", "2026-11-24T00:00:00Z")
            .put("startTime", "2026-11-24T00:00:01Z")
            .put("finishTime", "2026-11-24T00:01:00Z");
    build.putObject("options").put("logging", "CLOUD_LOGGING_ONLY");
    return build;
  }
}
