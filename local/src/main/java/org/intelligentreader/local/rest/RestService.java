package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;
import org.intelligentreader.local.http.SqlErrors;
import org.intelligentreader.local.postgres.Postgres;
import org.intelligentreader.local.rest.request.Prefer;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// The part of PostgREST that reader front ends and the worker use. PostgreSQL does the JSON and
/// the row-level security. What is left out, and how it says so: `docs/local-stack.md`.
public final class RestService implements Service {
  private final Postgres postgres;

  public RestService(Postgres postgres) {
    this.postgres = postgres;
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException {
    Prefer.of(call).check();
    var body = isRead(call) ? Payload.ofAddress(query(call)) : Payload.read(call);
    try {
      return postgres.<Reply, HttpError>transaction(connection -> {
        var settings = Settings.read(connection);
        var schema = schema(call, settings.schemas());
        Sql.become(connection, call, Prefer.of(call).timezone(), schema);
        if (settings.preRequest().isPresent()) {
          Sql.execute(connection, "select " + settings.preRequest().get());
        }
        var answer = run(connection, call, schema, settings, body);
        var isNegotiated =
            settings.schemas().size() > 1 && answer.headers().containsKey("Content-Type");
        var reply =
            controlled(connection, isNegotiated ? answer.with("Content-Profile", schema) : answer);
        return ended(connection, settings, Prefer.of(call), reply);
      });
    } catch (SQLException e) {
      return SqlErrors.reply(e, call.role());
    }
  }

  private static Reply run(
      Connection connection, Call call, String schema, Settings settings, Payload body)
      throws SQLException, HttpError {
    var segments = call.segments();
    if (segments.size() == 2 && segments.getFirst().equals("rpc")) {
      return new FunctionCall(connection, call, schema, settings.limits()).run(body);
    }
    if (segments.size() == 1 && !segments.getFirst().isEmpty()) {
      return new TableCall(connection, call, schema, settings.limits()).run(body);
    }
    if (segments.getFirst().isEmpty() && call.method().equals("OPTIONS")) {
      return Reply.empty(200, Map.of("Allow", "OPTIONS,GET,HEAD"));
    }
    if (segments.getFirst().isEmpty() && isRead(call)) {
      return new OpenApi(connection, schema).answer(call);
    }
    throw segments.getFirst().isEmpty()
        ? HttpError.rest(405, "PGRST117", "Unsupported HTTP method: " + call.method())
        : HttpError.rest(404, "PGRST125", "Invalid path specified in request URL");
  }

  /// Undoes what was done where the project allows that and the caller asks for it.
  private static Reply ended(Connection connection, Settings settings, Prefer prefer, Reply reply)
      throws SQLException {
    var asks = settings.allowsRollback() && prefer.wishes().containsKey("tx");
    if (asks ? prefer.has("tx", "rollback") : settings.rollsBack()) {
      connection.rollback();
    }
    return asks
        ? new Reply(
            reply.status(), prefer.withTransaction(reply.headers()), reply.lines(), reply.body())
        : reply;
  }

  private static String schema(Call call, List<String> schemas) throws HttpError {
    var header = isRead(call) ? "Accept-Profile" : "Content-Profile";
    var schema = call.header(header).orElse(schemas.getFirst());
    if (!schemas.contains(schema)) {
      throw HttpError.schema(schema, schemas);
    }
    return schema;
  }

  private static boolean isRead(Call call) {
    return call.method().matches("GET|HEAD|OPTIONS");
  }

  /// SQL may set the status and headers of the answer. Source: PostgREST 14, "Transactions".
  private static Reply controlled(Connection connection, Reply reply)
      throws SQLException, HttpError {
    var status = Sql.setting(connection, "response.status");
    var headers = Sql.setting(connection, "response.headers");
    if (status.isEmpty() && headers.isEmpty()) {
      return reply;
    }
    if (status.isPresent() && !status.get().matches("[1-5]\\d\\d")) {
      throw HttpError.rest(500, "PGRST112", "response.status guc must be a valid status code");
    }
    var lines = headers.isPresent() ? lines(headers.get()) : List.<Reply.Line>of();
    return new Reply(
        status.map(Integer::parseInt).orElse(reply.status()), reply.headers(), lines, reply.body());
  }

  private static List<Reply.Line> lines(String json) throws HttpError {
    var lines = new ArrayList<Reply.Line>();
    for (var object : array(json)) {
      var fields = object.properties();
      if (fields.size() != 1 || !fields.iterator().next().getValue().isTextual()) {
        throw wrongHeaders();
      }
      var field = fields.iterator().next();
      lines.add(new Reply.Line(field.getKey(), field.getValue().textValue()));
    }
    return lines;
  }

  private static JsonNode array(String json) throws HttpError {
    try {
      var array = Rows.parse(json);
      if (array.isArray()) {
        return array;
      }
    } catch (IllegalArgumentException e) {
      // It is no JSON, which is the same mistake.
    }
    throw wrongHeaders();
  }

  private static HttpError wrongHeaders() {
    return HttpError.rest(
        500,
        "PGRST111",
        "response.headers guc must be a JSON array composed of objects with a single key and a"
            + " string value");
  }

  /// The arguments of a function that is called with GET.
  private static JsonNode query(Call call) throws HttpError {
    var object = JsonNodeFactory.instance.objectNode();
    for (var parameter : call.parameters()) {
      object.put(parameter.name(), parameter.value());
    }
    return object;
  }
}
