package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;
import org.intelligentreader.local.postgres.Postgres;

/// The part of PostgREST that reader front ends and the worker use. PostgreSQL does the JSON and
/// the row-level security. What is left out, and how it says so: `docs/local-stack.md`.
public final class RestService implements Service {
  private final Postgres postgres;

  public RestService(Postgres postgres) {
    this.postgres = postgres;
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException {
    var schema =
        call.header("Content-Profile").or(() -> call.header("Accept-Profile")).orElse("public");
    if (!schema.equals("public")) {
      throw HttpError.schema(schema);
    }
    var body = call.method().equals("GET") || call.method().equals("HEAD") ? null : call.json();
    try {
      return postgres.<Reply, HttpError>transaction(connection -> {
        Sql.become(connection, call);
        return call.path().startsWith("/rpc/")
            ? new FunctionCall(connection, call).run(body == null ? query(call) : body)
            : new TableCall(connection, call).run(body == null ? query(call) : body);
      });
    } catch (SQLException e) {
      return SqlErrors.reply(e, call.role());
    }
  }

  /// The arguments of a function that is called with GET.
  private static JsonNode query(Call call) {
    var object = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    for (var parameter : call.parameters()) {
      object.put(parameter.name(), parameter.value());
    }
    return object;
  }

  static Map<String, String> range(String range) {
    return Map.of("Content-Range", range);
  }
}
