package org.intelligentreader.local.rest;

import static org.intelligentreader.local.rest.catalogue.Routine.Kind.ROWS;
import static org.intelligentreader.local.rest.catalogue.Routine.Kind.SCALARS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.rest.catalogue.Catalogue;
import org.intelligentreader.local.rest.catalogue.Routine;
import org.intelligentreader.local.rest.catalogue.Table;
import org.intelligentreader.local.rest.request.FilterOperator;
import org.intelligentreader.local.rest.request.Level;
import org.intelligentreader.local.rest.request.Media;
import org.intelligentreader.local.rest.request.Prefer;
import org.intelligentreader.local.rest.request.Window;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// `POST /rpc/<function>`: arguments by name, the answer as JSON.
final class FunctionCall {
  private final Connection connection;
  private final Call call;
  private final String schema;
  private final String name;
  private final String alias;
  private final Prefer prefer;

  FunctionCall(Connection connection, Call call, String schema) throws HttpError {
    this.connection = connection;
    this.call = call;
    this.schema = schema;
    this.name = call.segments().getLast();
    this.alias = Sql.name(name);
    this.prefer = Prefer.of(call);
  }

  Reply run(Payload body) throws SQLException, HttpError {
    var payload = body.forFunction();
    if (!call.method().matches("GET|HEAD|POST|OPTIONS")) {
      throw HttpError.rest(405, "PGRST101", "Cannot use the " + call.method() + " method on RPC");
    }
    var given = given(payload);
    var bodyTypes = call.method().equals("POST") ? payload.types() : List.<String>of();
    var routine = Routine.find(connection, schema, name, given, bodyTypes);
    if (call.method().equals("OPTIONS")) {
      return Reply.empty(
          200, Map.of("Allow", routine.isVolatile() ? "OPTIONS,POST" : "OPTIONS,GET,HEAD,POST"));
    }
    if (routine.timeout().isPresent()) {
      Sql.execute(
          connection, "set local statement_timeout = " + Sql.literal(routine.timeout().get()));
    }
    prefer.checkCountable(routine.kind() == ROWS || routine.kind() == SCALARS);
    return answer(routine, invocation(routine, given.orElse(List.of()), payload));
  }

  private Reply answer(Routine routine, String from) throws SQLException, HttpError {
    return switch (routine.kind()) {
      case NOTHING -> nothing(from);
      case SCALAR -> scalar(from);
      case SCALARS -> scalars(from);
      case ROW -> row(query(routine), from);
      case ROWS -> RowSelection.run(connection, call, query(routine), from);
    };
  }

  private String invocation(Routine routine, List<String> given, Payload payload) throws HttpError {
    if (routine.isForWhole(payload.types())
        && call.method().equals("POST")
        && !(given.isEmpty() && payload.isEmpty() && routine.defaults() > 0)) {
      return routine.invocation(payload.literal(), alias);
    }
    if (given.contains("")) {
      var value = payload.json().path("");
      return routine.invocation(
          Sql.literal(value.isTextual() ? value.textValue() : value.toString()), alias);
    }
    return routine.invocation(given, arguments(routine, payload.json()), payload.isText(), alias);
  }

  /// In an address the last argument may be named again and again.
  private JsonNode arguments(Routine routine, JsonNode arguments) throws HttpError {
    if (call.method().equals("POST") || !(arguments instanceof ObjectNode object)) {
      return arguments;
    }
    for (var name : routine.names()) {
      if (routine.isVariadic(name) && !object.path(name).asText().startsWith("{")) {
        var values = object.putArray(name);
        for (var parameter : call.parameters()) {
          if (parameter.name().equals(name)) {
            values.add(parameter.value());
          }
        }
      }
    }
    return object;
  }

  private ReadQuery query(Routine routine) throws SQLException, HttpError {
    var table =
        routine.rows().isEmpty()
            ? Optional.<Table>empty()
            : Optional.of(
                Table.find(connection, routine.rows().get().schema(), routine.rows().get().name()));
    var arguments =
        call.method().matches("GET|HEAD") ? Set.copyOf(routine.names()) : Set.<String>of();
    return new ReadQuery(
        new Catalogue(connection, schema), table, alias, Level.of(call, arguments));
  }

  /// The arguments' names; none when the body has no names. In a GET, what is not a filter, order
  /// or limit.
  private Optional<List<String>> given(Payload payload) {
    if (!payload.json().isObject() || payload.isRaw()) {
      return Optional.empty();
    }
    var given = new ArrayList<String>();
    payload.json().fieldNames().forEachRemaining(given::add);
    if (!call.method().equals("POST")) {
      given.removeIf(name ->
          RowChanges.RESERVED.contains(name)
              || FilterOperator.begins(payload.json().path(name).asText())
              || name.contains("."));
    }
    return Optional.of(given);
  }

  private Reply nothing(String from) throws SQLException {
    Sql.execute(connection, "select count(*) from " + from);
    return Reply.empty(204, one());
  }

  private Reply scalar(String from) throws SQLException {
    var value = Sql.single(connection, "select to_json(" + alias + ")::text from " + from);
    return Reply.json(200, value.orElse("null"), one());
  }

  private Map<String, String> one() {
    var headers = new HashMap<>(prefer.applied("count", "handling", "timezone"));
    headers.put("Content-Range", prefer.counts() ? "0-0/1" : "0-0/*");
    return headers;
  }

  private Reply scalars(String from) throws SQLException, HttpError {
    var window = Window.of(call);
    var total =
        prefer.counts()
            ? Sql.single(connection, "select count(*) from " + from).map(Long::parseLong)
            : Optional.<Long>empty();
    if (Media.of(call) == Media.CSV) {
      var sql = "select " + alias + " as pgrst_scalar from " + from + window.sql();
      return Rows.read(connection, call, sql, window, total);
    }
    var json =
        Sql.single(
            connection,
            "select coalesce(json_agg(v), '[]')::text from (select "
                + alias
                + " as v from "
                + from
                + window.sql()
                + ") as rows");
    var values = Rows.parse(json.orElse("[]"));
    prefer.checkAffected(values.size());
    var isObject = Rows.wantsObject(call);
    if (isObject && values.size() != 1) {
      throw Rows.notOne(values.size());
    }
    var headers = new HashMap<>(prefer.applied("count", "handling", "timezone", "max-affected"));
    headers.put("Content-Range", window.range(values.size(), total));
    headers.put("Content-Type", Media.of(call).contentType());
    var part = total.isPresent() && values.size() < total.get();
    return Reply.json(
        part ? 206 : 200, isObject ? values.path(0).toString() : json.orElse("[]"), headers);
  }

  /// One row, all of whose columns may be null, or null where the conditions do not hold.
  private Reply row(ReadQuery query, String from) throws SQLException, HttpError {
    var conditions = query.conditions();
    var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    var sql = "select " + String.join(", ", query.columns()) + " from " + from + where;
    if (Media.of(call) == Media.CSV) {
      return Rows.read(connection, call, sql, Window.of(call), Optional.empty());
    }
    var value = "row_to_json(" + Rows.ONE + ")";
    var json =
        Sql.single(
            connection,
            "select "
                + (Media.of(call).isStripped() ? "json_strip_nulls(" + value + ")" : value)
                + "::text from ("
                + sql
                + ") as "
                + Rows.ONE);
    return Reply.json(200, json.orElse("null"), one());
  }
}
