package org.intelligentreader.local.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// Rows as an answer: an array, or one object when the caller asks for that.
final class Rows {
  static final String OBJECT = "application/vnd.pgrst.object+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  static Reply reply(Call call, String json, int status) throws HttpError {
    var rows = parse(json);
    if (!call.header("Accept").orElse("").contains(OBJECT)) {
      var range =
          rows.isEmpty() ? "*/*" : offset(call) + "-" + (offset(call) + rows.size() - 1) + "/*";
      return Reply.json(status, json, RestService.range(range));
    }
    if (rows.size() != 1) {
      throw HttpError.rest(
          406,
          "PGRST116",
          "Cannot coerce the result to a single JSON object",
          "The result contains " + rows.size() + " rows");
    }
    return Reply.json(
        status,
        rows.get(0).toString(),
        Map.of("Content-Type", OBJECT + "; charset=utf-8", "Content-Range", "0-0/*"));
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("PostgreSQL wrote no JSON", e);
    }
  }

  static List<String> strings(String array) {
    return StreamSupport.stream(parse(array).spliterator(), false).map(JsonNode::asText).toList();
  }

  private static int offset(Call call) {
    return call.parameter("offset").map(Integer::parseInt).orElse(0);
  }
}
