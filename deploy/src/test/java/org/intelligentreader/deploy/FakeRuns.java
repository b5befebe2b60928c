package org.intelligentreader.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Runs of a Cloud Run job, which end at once, and what they logged.
final class FakeRuns {
  static final String NAME = "intelligent-reader-worker-abc12";

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Starts a run, shows one or lists them.
  JsonNode runs(String path) {
    if (path.endsWith("/executions")) {
      var list = JSON.createObjectNode();
      list.putObject("metadata");
      list.putArray("items").add(ended());
      return list;
    }
    return ended();
  }

  JsonNode log() {
    var answer = JSON.createObjectNode();
    answer
        .putArray("entries")
        .addObject()
        .put("timestamp", "2026-11-24T00:00:01Z")
        .put("severity", "INFO")
        .putObject("jsonPayload")
        .put("message", "no jobs available; exiting");
    return answer;
  }

  private static ObjectNode ended() {
    var run =
        JSON.createObjectNode().put("apiVersion", "run.googleapis.com/v1").put("kind", "Execution");
    run.putObject("metadata")
        .put("name", NAME)
        .put("namespace", "1")
        .put("generation", 1)
        .put("creationTimestamp", "2026-11-24T00:00:00Z")
        .putObject("labels")
        .put("run.googleapis.com/job", "intelligent-reader-worker");
    run.putObject("spec").put("taskCount", 1);
    var status =
        run.putObject("status")
            .put("observedGeneration", 1)
            .put("succeededCount", 1)
            .put("startTime", "2026-11-24T00:00:00Z")
            .put("completionTime", "2026-11-24T00:00:09Z");
    status.putArray("conditions").addObject().put("type", "Completed").put("status", "True");
    return run;
  }
}
