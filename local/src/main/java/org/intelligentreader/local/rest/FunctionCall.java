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
import org.intelligentreader.local.rest.catalogue.Makers;
import org.intelligentreader.local.rest.catalogue.Relationship;
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
  private static final String CALLED = "\"result of the call\"";

  private final Connection connection;
  private final Call call;
  private final String schema;
  private final String name;
  private final String alias;
  private final Prefer prefer;
  private final Limits limits;

  FunctionCall(Connection connection, Call call, String schema, Limits limits) throws HttpError {
    this.connection = connection;
    this.call = call;
    this.schema = schema;
    this.name = call.segments().getLast();
    this.alias = Sql.name(name);
    this.prefer = Prefer.of(call);
    this.limits = limits;
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
    var target = routine.rows().orElse(new Relationship.Name(schema, name));
    var makers = Makers.of(connection, target.schema(), target.name());
    return switch (routine.kind()) {
      case NOTHING -> {
        var _ = makers.choose(call, isWhole(), limits.plans());
        yield nothing(from);
      }
      case SCALAR -> value(makers.choose(call, isWhole(), limits.plans()), from);
      case SCALARS -> values(makers.choose(call, isWhole(), limits.plans()), from);
      case ROW -> {
        var query = query(routine);
        yield row(makers.choose(call, query.isWhole(), limits.plans()), query, from);
      }
      case ROWS -> {
        var query = query(routine);
        yield rows(makers.choose(call, query.isWhole(), limits.plans()), routine, query, from);
      }
    };
  }

  private boolean isWhole() throws HttpError {
    return call.parameter("select").filter(select -> !select.equals("*")).isEmpty();
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
    var arguments =
        call.method().equals("POST")
            ? payload.text()
            : arguments(routine, payload.json()).toString();
    return routine.invocation(given, arguments, payload.isText(), alias);
  }

  /// In an address the last argument may be named again and again.
  private JsonNode arguments(Routine routine, JsonNode arguments) throws HttpError {
    if (!(arguments instanceof ObjectNode object)) {
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
        new Catalogue(connection, schema), table, alias, Level.of(call, arguments), limits);
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

  private Map<String, String> one() {
    var headers = new HashMap<>(applied());
    headers.put("Content-Range", prefer.counts() ? "0-0/1" : "0-0/*");
    return headers;
  }

  private Map<String, String> applied() {
    return prefer.applied("count", "handling", "timezone", "max-affected");
  }

  private Reply value(Media media, String from) throws SQLException, HttpError {
    var rows = Rows.ALL + " as (select " + Rows.VALUE + " from " + from + ")";
    var result = Rows.run(connection, media, Rows.Shape.VALUE, rows, false);
    return Rows.reply(media, result, 200, prefer.counts() ? "0-0/1" : "0-0/*", applied());
  }

  private Reply values(Media media, String from) throws SQLException, HttpError {
    var window = Window.of(call, limits.mostRows());
    var called = CALLED + " as materialized (select " + Rows.VALUE + " from " + from + "), ";
    var counted =
        prefer.counts() ? Rows.COUNTED + " as (select count(*) as n from " + CALLED + "), " : "";
    var rows = Rows.ALL + " as (select * from " + CALLED + window.sql() + ")";
    var result =
        Rows.run(connection, media, Rows.Shape.VALUES, called + counted + rows, prefer.counts());
    prefer.checkAffected(result.rows());
    return Rows.answer(call, media, result, window, applied());
  }

  /// One row, all of whose columns may be null, or null where the conditions do not hold.
  private Reply row(Media media, ReadQuery query, String from) throws SQLException, HttpError {
    var conditions = query.conditions();
    var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    var rows = Rows.ALL + " as (" + query.select(" from " + from + where) + ")";
    var result = Rows.run(connection, media, Rows.Shape.ROW, rows, false);
    return Rows.reply(media, result, 200, prefer.counts() ? "0-0/1" : "0-0/*", applied());
  }

  /// A function runs once, also when its rows are counted. Rows of a table keep its type, on which
  /// computed columns depend.
  private Reply rows(Media media, Routine routine, ReadQuery query, String from)
      throws SQLException, HttpError {
    if (!prefer.counts()) {
      return RowSelection.run(connection, call, media, query, "", from);
    }
    var isTyped = routine.rows().isPresent();
    var called =
        CALLED
            + " as materialized (select "
            + (isTyped ? alias + " as one" : alias + ".*")
            + " from "
            + from
            + "), ";
    var source =
        isTyped
            ? CALLED + " cross join lateral unnest(array[" + CALLED + ".one]) as " + alias
            : CALLED + " as " + alias;
    return RowSelection.run(connection, call, media, query, called, source);
  }
}
