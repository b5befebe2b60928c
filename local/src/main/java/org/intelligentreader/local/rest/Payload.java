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
record Payload(JsonNode json, Optional<String> written, Optional<Whole> whole, boolean isText) {
  /// A body that is one value: the type that a parameter has to have, and the value in SQL.
  private record Whole(String type, String literal) {}

  /// What stands in an address.
  static Payload ofAddress(JsonNode parameters) {
    return new Payload(parameters, Optional.empty(), Optional.empty(), true);
  }

  static Payload read(Call call) throws HttpError, IOException {
    var type = call.header("Content-Type").orElse("application/json");
    var name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "application/json",
          "application/vnd.pgrst.object+json",
          "application/vnd.pgrst.array+json",
          "" ->
          json(call.bytes());
      case "text/csv" -> ofAddress(Csv.rows(text(call)));
      case "application/x-www-form-urlencoded" -> ofAddress(form(text(call)));
      case "text/plain" -> value("text", Sql.literal(text(call)));
      case "text/xml", "application/xml" -> value("xml", Sql.literal(text(call)));
      case "application/octet-stream" ->
          value("bytea", "'\\x" + HexFormat.of().formatHex(call.bytes()) + "'");
      default -> throw notTaken(name);
    };
  }

  /// The body as it was written counts: a column or an argument of type `json` keeps it letter by
  /// letter.
  private static Payload json(byte[] bytes) throws HttpError {
    var json = Call.json(bytes);
    var written = new String(bytes, StandardCharsets.UTF_8);
    var isPlain = !written.isBlank() && written.indexOf('\uFEFF') < 0 && written.indexOf('\0') < 0;
    return new Payload(
        json, isPlain ? Optional.of(written) : Optional.empty(), Optional.empty(), false);
  }

  private static Payload value(String type, String literal) {
    return new Payload(
        JsonNodeFactory.instance.objectNode(),
        Optional.empty(),
        Optional.of(new Whole(type, literal)),
        false);
  }

  /// The rows for a table.
  Payload table() throws HttpError {
    if (whole.isPresent()) {
      throw notTaken(
          switch (whole.get().type()) {
            case "text" -> "text/plain";
            case "xml" -> "text/xml";
            default -> "application/octet-stream";
          });
    }
    return this;
  }

  /// The JSON in SQL.
  String text() {
    return written.orElseGet(json::toString);
  }

  /// The same rows with more values in them.
  Payload filled(JsonNode more) {
    return new Payload(more, Optional.empty(), whole, isText);
  }

  /// For a function: its arguments are the first line of CSV below the names.
  Payload forFunction() {
    return json.isArray() && isText && !json.isEmpty() ? ofAddress(json.path(0)) : this;
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
    return whole.map(Whole::literal).orElseGet(() -> Sql.literal(text()));
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
