package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.sql.Sql;

/// The body of a call: JSON, CSV or a form, which become JSON, or one value for a function. Source:
/// PostgREST 14, "Media types" and "Functions with a single unnamed parameter".
record Payload(JsonNode json, Optional<Whole> whole, boolean isText) {
  /// A body that is one value: the type that a parameter has to have, and the value in SQL.
  private record Whole(String type, String literal) {}

  Payload(JsonNode json) {
    this(json, Optional.empty(), false);
  }

  static Payload read(Call call) throws HttpError, IOException {
    var type = call.header("Content-Type").orElse("application/json");
    var name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "application/json",
          "application/vnd.pgrst.object+json",
          "application/vnd.pgrst.array+json",
          "" ->
          new Payload(call.json());
      case "text/csv" -> new Payload(Csv.rows(text(call)), Optional.empty(), true);
      case "application/x-www-form-urlencoded" ->
          new Payload(form(text(call)), Optional.empty(), true);
      case "text/plain" -> value("text", Sql.literal(text(call)));
      case "text/xml", "application/xml" -> value("xml", Sql.literal(text(call)));
      case "application/octet-stream" ->
          value("bytea", "'\\x" + HexFormat.of().formatHex(call.bytes()) + "'");
      default -> throw notTaken(name);
    };
  }

  private static Payload value(String type, String literal) {
    return new Payload(
        JsonNodeFactory.instance.objectNode(), Optional.of(new Whole(type, literal)), false);
  }

  /// The rows for a table.
  JsonNode table() throws HttpError {
    if (whole.isPresent()) {
      throw notTaken(
          switch (whole.get().type()) {
            case "text" -> "text/plain";
            case "xml" -> "text/xml";
            default -> "application/octet-stream";
          });
    }
    return json;
  }

  /// For a function: its arguments are the first line of CSV below the names.
  Payload forFunction() {
    return json.isArray() && isText && !json.isEmpty()
        ? new Payload(json.path(0), Optional.empty(), true)
        : this;
  }

  /// True for a body that has no arguments' names in it.
  boolean isRaw() {
    return whole.isPresent();
  }

  boolean isEmpty() {
    return whole.isEmpty() && json.isObject() && json.isEmpty();
  }

  /// The types that a parameter without a name may have to take this whole.
  List<String> types() {
    return whole.map(value -> List.of(value.type())).orElse(List.of("json", "jsonb"));
  }

  /// The whole in SQL.
  String literal() {
    return whole.map(Whole::literal).orElseGet(() -> Sql.literal(json.toString()));
  }

  private static String text(Call call) throws HttpError, IOException {
    return new String(call.bytes(), StandardCharsets.UTF_8);
  }

  private static JsonNode form(String text) throws HttpError {
    var object = JsonNodeFactory.instance.objectNode();
    for (var field : Call.form(text)) {
      object.put(field.name(), field.value());
    }
    return object;
  }

  private static HttpError notTaken(String type) {
    return HttpError.rest(400, "PGRST102", "Content-Type not acceptable: " + type);
  }
}
