package org.intelligentreader.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Collections of a {@link FakeGoogle}: jobs, schedules, packages.
final class FakeLists {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FakeLists() {}

  static JsonNode of(String path, Map<String, JsonNode> things) {
    var list = JSON.createObjectNode();
    if (path.endsWith("/packages")) {
      list.putArray("packages").addObject().put("name", path.substring(4) + "/worker");
      return list;
    }
    var isKnative = path.contains("/namespaces/");
    if (isKnative) {
      list.put("apiVersion", "run.googleapis.com/v1").put("kind", "JobList").putObject("metadata");
    }
    var place = path.endsWith("/serviceAccounts") ? "accounts" : "jobs";
    var items = list.putArray(isKnative ? "items" : place);
    things.forEach((name, thing) -> {
      if (name.startsWith(path + "/") && !name.endsWith(":policy")) {
        items.add(thing);
      }
    });
    return list;
  }

  /// What Cloud Run adds to a job: a generation, where it is, and that it is ready.
  static void placed(ObjectNode job) {
    job.withObject("/metadata").put("generation", 1);
    job.withObject("/metadata/labels").put("cloud.googleapis.com/location", "us-central1");
    var status = job.putObject("status").put("observedGeneration", 1);
    status.putArray("conditions").addObject().put("type", "Ready").put("status", "True");
  }
}
