package org.intelligentreader.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.run.v1.model.Job;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Reads files and requests as Google's services would, and refuses what those do not know.
final class Documents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Documents() {}

  static JsonNode yaml(String text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return JSON.valueToTree(new Yaml(new SafeConstructor(options)).load(text));
  }

  /// Fills `message`; an unknown field or a value of the wrong kind throws.
  static <M extends Message.Builder> M parse(JsonNode body, M message)
      throws InvalidProtocolBufferException {
    JsonFormat.parser().merge(body.toString(), message);
    return message;
  }

  /// The Knative form of a job, which `gcloud` and `job.yaml` speak.
  static Job knativeJob(JsonNode body) throws IOException {
    return GsonFactory.getDefaultInstance().fromString(body.toString(), Job.class);
  }

  /// The fields of a Knative object that Google's own class does not know, with their places.
  static List<String> unknownFields(GenericJson object) {
    var unknown = new ArrayList<String>();
    collect("", object, unknown);
    return unknown;
  }

  private static void collect(String place, Object value, List<String> unknown) {
    switch (value) {
      case GenericJson object -> {
        object.getUnknownKeys().keySet().forEach(key -> unknown.add(place + "." + key));
        object.forEach((key, child) -> collect(place + "." + key, child, unknown));
      }
      case Map<?, ?> map -> map.forEach((key, child) -> collect(place + "." + key, child, unknown));
      case Collection<?> list -> list.forEach(child -> collect(place + "[]", child, unknown));
      default -> {}
    }
  }
}
