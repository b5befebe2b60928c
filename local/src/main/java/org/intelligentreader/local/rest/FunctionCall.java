package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// `POST /rpc/<function>`: arguments by name, the answer as JSON.
final class FunctionCall {
  /// A function of schema public as its catalogue row tells.
  private record Function(
      List<String> names,
      List<String> types,
      int defaults,
      boolean set,
      boolean scalar,
      boolean nothing) {}

  private final Connection connection;
  private final Call call;
  private final String name;

  FunctionCall(Connection connection, Call call) {
    this.connection = connection;
    this.call = call;
    this.name = call.segments().getLast();
  }

  Reply run(JsonNode arguments) throws SQLException, HttpError {
    var given = new ArrayList<String>();
    arguments.fieldNames().forEachRemaining(given::add);
    if (call.method().matches("GET|HEAD")) {
      given.removeAll(Filters.RESERVED);
    }
    var function = find(given);
    if (function.nothing()) {
      Sql.single(connection, "select (" + invocation(function, given, arguments) + ")::text");
      return Reply.empty(204, RestService.range("0-0/*"));
    }
    if (!function.set() && !function.scalar()) {
      return composite(invocation(function, given, arguments));
    }
    if (!function.set()) {
      var value =
          Sql.single(
              connection, "select to_json(" + invocation(function, given, arguments) + ")::text");
      return Reply.json(200, value.orElse("null"), RestService.range("0-0/*"));
    }
    return rows(function, given, arguments);
  }

  /// One row, all of whose columns may be null.
  private Reply composite(String invocation) throws SQLException, HttpError {
    var alias = Sql.name(name);
    var columns = new Reading(connection, call, alias, new Filters(alias)).columns();
    var json =
        Sql.single(
            connection,
            "select row_to_json(r)::text from (select "
                + columns
                + " from "
                + invocation
                + " as "
                + alias
                + ") as r");
    return Reply.json(200, json.orElse("null"), RestService.range("0-0/*"));
  }

  /// Rows of a function are filtered, ordered and cut like those of a table.
  private Reply rows(Function function, List<String> given, JsonNode arguments)
      throws SQLException, HttpError {
    if (!function.scalar()) {
      var alias = Sql.name(name);
      return new Reading(connection, call, alias, new Filters(alias, Set.copyOf(function.names())))
          .run(invocation(function, given, arguments));
    }
    var window = Window.of(call);
    var json =
        Sql.single(
            connection,
            "select coalesce(json_agg(f), '[]')::text from (select f from "
                + invocation(function, given, arguments)
                + " as f"
                + window.sql()
                + ") as rows");
    return Rows.reply(call, json.orElse("[]"), window, Optional.empty());
  }

  private String invocation(Function function, List<String> given, JsonNode arguments) {
    return "public."
        + Sql.name(name)
        + given.stream()
            .map(argument ->
                Sql.name(argument) + " => " + value(function, argument, arguments.get(argument)))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String value(Function function, String argument, JsonNode value) {
    var type = function.types().get(function.names().indexOf(argument));
    if (value.isNull()) {
      return "null::" + type;
    }
    if (type.endsWith("[]") && value.isArray()) {
      return "(select array_agg(e) from json_array_elements_text("
          + Sql.literal(value.toString())
          + ") as e)::"
          + type;
    }
    var text = value.isTextual() && !type.startsWith("json") ? value.textValue() : value.toString();
    return Sql.literal(text) + "::" + type;
  }

  private Function find(List<String> given) throws SQLException, HttpError {
    for (var function : candidates()) {
      var required = function.names().subList(0, function.names().size() - function.defaults());
      if (function.names().containsAll(given) && given.containsAll(required)) {
        return function;
      }
    }
    var parameters = String.join(", ", given);
    throw HttpError.rest(
        404,
        "PGRST202",
        "Could not find the function public."
            + name
            + (given.isEmpty() ? " without parameters" : "(" + parameters + ")")
            + " in the schema cache",
        "Searched for the function public."
            + name
            + (given.isEmpty()
                ? " without parameters"
                : (given.size() == 1 ? " with parameter " : " with parameters ") + parameters)
            + " or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache.");
  }

  private List<Function> candidates() throws SQLException {
    var sql =
        """
        select array_to_json(coalesce((p.proargnames)[1:p.pronargs], '{}'))::text,
               (select coalesce(json_agg(format_type(t, null) order by n), '[]') from unnest(p.proargtypes) with ordinality as a (t, n))::text,
               p.pronargdefaults, p.proretset,
               t.typtype <> 'c' and p.proargmodes is null, t.typname = 'void'
          from pg_catalog.pg_proc as p
          join pg_catalog.pg_type as t on t.oid = p.prorettype
         where p.pronamespace = 'public'::regnamespace and p.proname = %s
        """
            .formatted(Sql.literal(name));
    var functions = new ArrayList<Function>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        functions.add(
            new Function(
                Rows.strings(rows.getString(1)),
                Rows.strings(rows.getString(2)),
                rows.getInt(3),
                rows.getBoolean(4),
                rows.getBoolean(5),
                rows.getBoolean(6)));
      }
    }
    return functions;
  }
}
