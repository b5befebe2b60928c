package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.rest.catalogue.Routine;
import org.intelligentreader.local.rest.request.Filters;
import org.intelligentreader.local.rest.request.Prefer;
import org.intelligentreader.local.rest.request.Window;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// `POST /rpc/<function>`: arguments by name, the answer as JSON.
final class FunctionCall {
  private static final String ONE = "0-0/*";

  private final Connection connection;
  private final Call call;
  private final String schema;
  private final String name;
  private final String alias;

  FunctionCall(Connection connection, Call call, String schema) throws HttpError {
    this.connection = connection;
    this.call = call;
    this.schema = schema;
    this.name = call.segments().getLast();
    this.alias = Sql.name(name);
  }

  Reply run(JsonNode arguments) throws SQLException, HttpError {
    if (!call.method().matches("GET|HEAD|POST|OPTIONS")) {
      throw HttpError.rest(405, "PGRST101", "Cannot use the " + call.method() + " method on RPC");
    }
    if (!arguments.isObject()) {
      throw HttpError.rest(400, "PGRST102", "All object keys must match");
    }
    var given = given(arguments);
    var routine = Routine.find(connection, schema, name, given);
    if (call.method().equals("OPTIONS")) {
      return Reply.empty(
          200, Map.of("Allow", routine.isVolatile() ? "OPTIONS,POST" : "OPTIONS,GET,HEAD,POST"));
    }
    if (routine.timeout().isPresent()) {
      Sql.execute(
          connection, "set local statement_timeout = " + Sql.literal(routine.timeout().get()));
    }
    var from = routine.invocation(given, arguments, alias);
    return switch (routine.kind()) {
      case NOTHING -> nothing(from);
      case SCALAR -> scalar(from);
      case SCALARS -> scalars(from);
      case ROW -> row(from);
      case ROWS ->
          new Reading(connection, call, alias, new Filters(alias, "", Set.copyOf(routine.names())))
              .run(from);
    };
  }

  /// The arguments' names. In a GET, what is no filter, order or limit.
  private List<String> given(JsonNode arguments) {
    var given = new ArrayList<String>();
    arguments.fieldNames().forEachRemaining(given::add);
    if (!call.method().equals("POST")) {
      given.removeIf(name ->
          Filters.RESERVED.contains(name) || looksLikeFilter(arguments.path(name).asText()));
    }
    return given;
  }

  /// PostgREST takes a parameter of a GET for a filter when its value begins with an operator.
  private static boolean looksLikeFilter(String value) {
    return value.matches(
        "(?s)(not\\.)?(eq|neq|gte?|lte?|i?like|i?match|in|is|isdistinct|cs|cd|ov|sl|sr|nxr|nxl|adj|(pl|ph|w)?fts)(\\([a-z]*\\))?\\..*");
  }

  private Reply nothing(String from) throws SQLException {
    Sql.execute(connection, "select count(*) from " + from);
    return Reply.empty(204, RestService.range(ONE));
  }

  private Reply scalar(String from) throws SQLException {
    var value = Sql.single(connection, "select to_json(" + alias + ")::text from " + from);
    return Reply.json(200, value.orElse("null"), RestService.range(ONE));
  }

  private Reply scalars(String from) throws SQLException, HttpError {
    var window = Window.of(call);
    var total =
        Prefer.of(call).counts()
            ? Sql.single(connection, "select count(*) from " + from).map(Long::parseLong)
            : Optional.<Long>empty();
    var json =
        Sql.single(
            connection,
            "select coalesce(json_agg(v), '[]')::text from (select "
                + alias
                + " as v from "
                + from
                + window.sql()
                + ") as rows");
    var rows = Rows.parse(json.orElse("[]")).size();
    var headers = new java.util.HashMap<>(Prefer.of(call).applied("count"));
    headers.put("Content-Range", window.range(rows, total));
    return Reply.json(200, json.orElse("[]"), headers);
  }

  /// One row, all of whose columns may be null.
  private Reply row(String from) throws SQLException, HttpError {
    var columns = new Columns(connection, call, Optional.empty(), alias).sql();
    var json =
        Sql.single(
            connection,
            "select row_to_json(r)::text from (select " + columns + " from " + from + ") as r");
    return Reply.json(200, json.orElse("null"), RestService.range(ONE));
  }
}
