package org.intelligentreader.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An answer that is an error, in the shape of the server that we stand in for.
public final class HttpError extends Exception {
  private static final long serialVersionUID = 1;

  /// Who words the error.
  sealed interface Kind {
    /// The service did, in `body`.
    record Worded() implements Kind {}

    /// Nobody yet: the service that was asked will.
    record Plain(String code, String message) implements Kind {}
  }

  private final int status;
  private final transient Kind kind;
  private final transient ObjectNode body;

  private final transient Map<String, String> headers;

  private HttpError(int status, ObjectNode body, Map<String, String> headers) {
    this(status, new Kind.Worded(), body, headers);
  }

  private HttpError(int status, Kind kind, ObjectNode body, Map<String, String> headers) {
    super(body.toString());
    this.status = status;
    this.kind = kind;
    this.body = body;
    this.headers = Map.copyOf(headers);
  }

  /// The same error with headers.
  public HttpError with(Map<String, String> more) {
    return new HttpError(status, kind, body, more);
  }

  /// An error that each service words in its own way.
  public static HttpError plain(int status, String code, String message) {
    var body = JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    return new HttpError(status, new Kind.Plain(code, message), body, Map.of());
  }

  /// A body longer than the server takes.
  public static HttpError tooLarge(long limit) {
    return plain(
        413, "payload_too_large", "The body is longer than the " + limit + " bytes allowed here");
  }

  /// The same error with a hint, if there is one.
  public HttpError hint(Optional<String> hint) {
    var hinted = body.deepCopy();
    hint.ifPresent(text -> hinted.put("hint", text));
    return new HttpError(status, hinted, headers);
  }

  /// The same error with details that are more than a text.
  public HttpError details(JsonNode details) {
    var detailed = body.deepCopy();
    detailed.set("details", details);
    return new HttpError(status, detailed, headers);
  }

  Map<String, String> headers() {
    return headers;
  }

  public static HttpError rest(int status, String code, String message) {
    return rest(status, code, message, "");
  }

  /// PostgREST's shape: all four fields, null when empty.
  public static HttpError rest(int status, String code, String message, String details) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("code", code);
    body.put("details", details.isEmpty() ? null : details);
    body.putNull("hint");
    body.put("message", message);
    return new HttpError(status, body, Map.of());
  }

  /// PostgREST's answer to a schema that it does not serve.
  public static HttpError schema(String name, List<String> exposed) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("code", "PGRST106");
    body.putNull("details");
    body.put("hint", "Only the following schemas are exposed: " + String.join(", ", exposed));
    body.put("message", "Invalid schema: " + name);
    return new HttpError(406, body, Map.of());
  }

  /// Storage's shape: the status inside, 400 outside.
  public static HttpError storage(int status, String error, String message, String code) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("statusCode", String.valueOf(status));
    body.put("error", error);
    body.put("message", message);
    body.put("code", code);
    return new HttpError(400, body, Map.of());
  }

  /// Auth's shape for clients that name their API version.
  public static HttpError auth(int status, String code, String message) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("code", status);
    body.put("error_code", code);
    body.put("msg", message);
    return new HttpError(status, body, Map.of());
  }

  /// True in the older form of Auth.
  public boolean isAuth() {
    return body.has("error_code");
  }

  /// Auth's error for clients that name the newer form: `X-Supabase-Api-Version: 2024-01-01`.
  public HttpError authDated() {
    var dated = JsonNodeFactory.instance.objectNode();
    dated.put("code", body.path("error_code").asText());
    dated.put("message", body.path("msg").asText());
    if (body.has("weak_password")) {
      dated.set("weak_password", body.get("weak_password"));
    }
    return new HttpError(status, dated, headers);
  }

  /// The same with the reasons why a password is weak.
  public HttpError weak(String reason) {
    var weak = body.deepCopy();
    weak.putObject("weak_password").putArray("reasons").add(reason);
    return new HttpError(status, weak, headers);
  }

  /// The same error with another HTTP status outside.
  public HttpError status(int other) {
    return new HttpError(other, kind, body, headers);
  }

  /// True for an error with that code.
  public boolean is(String code) {
    return body.path("code").asText().equals(code);
  }

  public int status() {
    return status;
  }

  /// The status that stands in the body, where the service has one there.
  public int innerStatus() {
    return body.path("statusCode").asInt(status);
  }

  /// What it says to people, for answers that are plain text.
  public String words() {
    return body.path("message").asText();
  }

  ObjectNode body() {
    return body;
  }

  Kind kind() {
    return kind;
  }
}
