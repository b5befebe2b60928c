package org.intelligentreader.local.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// Rows as an answer: an array, or one object when the caller asks for that.
final class Rows {
  private static final String OBJECT = "application/vnd.pgrst.object+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  /// Rows that were read. 206 says that a counted result has more than these.
  static Reply reply(Call call, String json, Window window, Optional<Long> total) throws HttpError {
    var rows = parse(json).size();
    var part = total.isPresent() && rows < total.get();
    return reply(
        call, json, part ? 206 : 200, window.range(rows, total), Prefer.of(call).applied("count"));
  }

  /// Rows with a status and range of their own.
  static Reply reply(Call call, String json, int status, String range, Map<String, String> more)
      throws HttpError {
    var headers = new HashMap<>(more);
    headers.put("Content-Range", range);
    if (!wantsObject(call)) {
      return Reply.json(status, json, headers);
    }
    headers.put("Content-Type", OBJECT + "; charset=utf-8");
    return Reply.json(status, only(json).toString(), headers);
  }

  static boolean wantsObject(Call call) {
    return call.header("Accept").orElse("").contains(OBJECT);
  }

  /// The only row; anything else is 406, and what was written is taken back.
  static JsonNode only(String json) throws HttpError {
    var rows = parse(json);
    if (rows.size() != 1) {
      throw HttpError.rest(
          406,
          "PGRST116",
          "Cannot coerce the result to a single JSON object",
          "The result contains " + rows.size() + " rows");
    }
    return rows.get(0);
  }

  static HttpError beyondTheEnd(Window window, long total, Prefer prefer) {
    var headers = new HashMap<>(prefer.applied("count"));
    headers.put("Content-Range", "*/" + total);
    return HttpError.rest(
            416,
            "PGRST103",
            "Requested range not satisfiable",
            "An offset of "
                + window.offset()
                + " was requested, but there are only "
                + total
                + " rows.")
        .with(headers);
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
}
