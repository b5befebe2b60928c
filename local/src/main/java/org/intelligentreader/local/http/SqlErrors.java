package org.intelligentreader.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// PostgreSQL's errors as PostgREST answers them. Source: PostgREST 14, "Errors".
public final class SqlErrors {
  /// SQL raises it to write the whole answer: the body as the message, status and headers as the
  /// detail.
  private static final String WHOLE_ANSWER = "PGRST";

  /// Source: RFC 9209; PostgREST 14, "Errors".
  static final String PROXY = "Proxy-Status";

  static final String PROXY_ERROR = "PostgREST; error=";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SqlErrors() {}

  public static Reply reply(SQLException error, String role) {
    var server = server(error);
    var message = message(error);
    var detail = server.flatMap(s -> Optional.ofNullable(s.getDetail()));
    var hint = server.flatMap(s -> Optional.ofNullable(s.getHint()));
    var state = String.valueOf(error.getSQLState());
    if (state.equals(WHOLE_ANSWER)) {
      return wholeAnswer(message, detail);
    }
    var status = status(state, message, role);
    var scheme = status == 401 ? Map.of("WWW-Authenticate", "Bearer") : Map.<String, String>of();
    return body(status, state, message, detail, hint, scheme);
  }

  /// PostgreSQL's sentence, without what the driver adds.
  public static String message(SQLException error) {
    return server(error)
        .flatMap(s -> Optional.ofNullable(s.getMessage()))
        .orElse(String.valueOf(error.getMessage()));
  }

  private static Optional<ServerErrorMessage> server(SQLException error) {
    return Optional.ofNullable(
        error instanceof PSQLException psql ? psql.getServerErrorMessage() : null);
  }

  private static Reply wholeAnswer(String message, Optional<String> detail) {
    var body = object(message).filter(m -> isText(m, "code") && isText(m, "message"));
    if (body.isEmpty()) {
      return unreadable(
          Optional.of("Invalid JSON value for MESSAGE: '" + message + "'"),
          "MESSAGE must be a JSON object with obligatory keys: 'code', 'message' and optional keys:"
              + " 'details', 'hint'.");
    }
    var control = detail.flatMap(SqlErrors::object).filter(SqlErrors::controls);
    if (control.isEmpty()) {
      return unreadable(
          Optional.of(
              detail
                  .map(text -> "Invalid JSON value for DETAIL: '" + text + "'")
                  .orElse("DETAIL is missing in the RAISE statement")),
          "DETAIL must be a JSON object with obligatory keys: 'status', 'headers' and optional key:"
              + " 'status_text'.");
    }
    var headers = new HashMap<String, String>();
    var named = control.get().path("headers");
    named.properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    return body(
        control.get().path("status").asInt(),
        body.get().path("code").asText(),
        body.get().path("message").asText(),
        text(body.get(), "details"),
        text(body.get(), "hint"),
        headers);
  }

  private static Reply unreadable(Optional<String> details, String hint) {
    return body(
        500,
        "PGRST121",
        "Could not parse JSON in the \"RAISE SQLSTATE 'PGRST'\" error",
        details,
        Optional.of(hint),
        Map.of());
  }

  private static Optional<JsonNode> object(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static boolean isText(JsonNode object, String name) {
    return object.path(name).isTextual();
  }

  private static boolean controls(JsonNode control) {
    var status = control.path("status");
    return status.isInt()
        && status.asInt() >= 200
        && status.asInt() <= 599
        && control.path("headers").isObject();
  }

  private static Optional<String> text(JsonNode object, String name) {
    return Optional.ofNullable(object.path(name).textValue());
  }

  private static Reply body(
      int status,
      String code,
      String message,
      Optional<String> details,
      Optional<String> hint,
      Map<String, String> headers) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("code", code);
    body.put("details", details.orElse(null));
    body.put("hint", hint.orElse(null));
    body.put("message", message);
    return Reply.json(status, body.toString(), headers).with(PROXY, PROXY_ERROR + code);
  }

  static int status(String state, String message, String role) {
    if (state.matches("PT[1-5][0-9][0-9]")) {
      return Integer.parseInt(state.substring(2));
    }
    return switch (state) {
      case "42501" -> role.equals("anon") ? 401 : 403;
      case "23503", "23505" -> 409;
      case "25006" -> 405;
      case "42883", "42P01" -> 404;
      case "P0001" -> 400;
      case "42P17" -> 500;
      case "53400" -> 500;
      case "57P01" -> 503;
      case "PGRST003" -> 504;
      // One row twice in an upsert; PostgREST takes it for its own fault.
      case "21000" -> 400;
      case "22023" -> message.startsWith("role") && message.endsWith("does not exist") ? 401 : 400;
      default -> byClass(state.substring(0, Math.min(2, state.length())));
    };
  }

  /// Class 54 is a request that is too complex, which PostgREST takes for its own fault.
  private static int byClass(String kind) {
    return switch (kind) {
      case "08", "53" -> 503;
      case "0L", "0P", "28" -> 403;
      case "09", "25", "2D", "38", "39", "3B", "40", "55", "57", "58", "F0", "HV", "P0", "XX" ->
          500;
      default -> 400;
    };
  }
}
