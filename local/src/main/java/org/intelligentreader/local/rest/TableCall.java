package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// Reading and writing a table or view of schema public.
final class TableCall {
  private static final int MOST_ROWS = 1000;

  private final Connection connection;
  private final Call call;
  private final String table;
  private final Filters filters;

  TableCall(Connection connection, Call call) {
    this.connection = connection;
    this.call = call;
    this.table = Sql.name(call.segments().getLast());
    this.filters = new Filters(table);
  }

  Reply run(JsonNode body) throws SQLException, HttpError {
    return switch (call.method()) {
      case "GET", "HEAD" -> read();
      case "POST" -> insert(body);
      case "PATCH" -> update(body);
      case "DELETE" -> delete();
      default -> throw HttpError.rest(405, "PGRST117", "Unsupported HTTP method: " + call.method());
    };
  }

  private Reply read() throws SQLException, HttpError {
    var limit = Math.min(MOST_ROWS, number("limit", MOST_ROWS));
    var sql =
        "select "
            + columns()
            + " from public."
            + table
            + filters.where(call)
            + order()
            + " limit "
            + limit
            + " offset "
            + number("offset", 0);
    return Rows.reply(call, Sql.single(connection, aggregated(sql)).orElse("[]"), 200);
  }

  private Reply insert(JsonNode body) throws SQLException, HttpError {
    var rows = body.isArray() ? body.toString() : "[" + body + "]";
    var names = names(body);
    if (names.isEmpty()) {
      return Reply.empty(201, RestService.range("*/*"));
    }
    var columns = join(names, Sql::name);
    var sql =
        "insert into public."
            + table
            + " ("
            + columns
            + ") select "
            + columns
            + " from json_populate_recordset(null::public."
            + table
            + ", "
            + Sql.literal(rows)
            + ")"
            + conflict(names);
    return written(sql, 201);
  }

  private Reply update(JsonNode body) throws SQLException, HttpError {
    var where = guardedWhere("UPDATE");
    var names = names(body);
    var sql =
        "update public."
            + table
            + " set "
            + join(names, name -> Sql.name(name) + " = new." + Sql.name(name))
            + " from json_populate_record(null::public."
            + table
            + ", "
            + Sql.literal(body.toString())
            + ") as new"
            + where;
    return written(sql, 204);
  }

  private Reply delete() throws SQLException, HttpError {
    return written("delete from public." + table + guardedWhere("DELETE"), 204);
  }

  /// As on hosted projects, a write without any condition is taken for a mistake.
  private String guardedWhere(String verb) throws HttpError {
    var where = filters.where(call);
    if (where.isEmpty()) {
      throw HttpError.rest(400, "21000", verb + " requires a WHERE clause");
    }
    return where;
  }

  private Reply written(String sql, int status) throws SQLException, HttpError {
    if (prefer("return=representation")) {
      var json =
          Sql.single(
              connection,
              "with written as ("
                  + sql
                  + " returning "
                  + columns()
                  + ") select coalesce(json_agg(row_to_json(written)), '[]')::text from written");
      return Rows.reply(call, json.orElse("[]"), status == 204 ? 200 : status);
    }
    try (var statement = connection.createStatement()) {
      var count = statement.executeUpdate(sql);
      return Reply.empty(
          status,
          RestService.range(status == 204 && count > 0 ? "0-" + (count - 1) + "/*" : "*/*"));
    }
  }

  private String conflict(List<String> names) {
    var target =
        call.parameter("on_conflict").map(keys -> join(Arrays.asList(keys.split(",")), Sql::name));
    if (prefer("resolution=ignore-duplicates")) {
      return " on conflict do nothing";
    }
    if (!prefer("resolution=merge-duplicates") || target.isEmpty()) {
      return "";
    }
    return " on conflict ("
        + target.get()
        + ") do update set "
        + join(names, name -> Sql.name(name) + " = excluded." + Sql.name(name));
  }

  private String columns() {
    var select = call.parameter("select").orElse("*");
    if (select.equals("*") || select.isEmpty()) {
      return table + ".*";
    }
    return Arrays.stream(select.split(","))
        .map(String::strip)
        .map(column -> column.equals("*") ? table + ".*" : filters.column(column))
        .collect(Collectors.joining(", "));
  }

  private String order() {
    return call.parameter("order")
        .map(order -> " order by " + join(Arrays.asList(order.split(",")), this::term))
        .orElse("");
  }

  private String term(String term) {
    var parts = Arrays.asList(term.split("\\."));
    var direction = parts.contains("desc") ? " desc" : " asc";
    var nulls =
        parts.contains("nullsfirst")
            ? " nulls first"
            : parts.contains("nullslast") ? " nulls last" : "";
    return filters.column(parts.getFirst()) + direction + nulls;
  }

  private List<String> names(JsonNode body) {
    var asked = call.parameter("columns");
    if (asked.isPresent()) {
      return Arrays.stream(asked.get().split(",")).map(name -> name.replace("\"", "")).toList();
    }
    var names = new LinkedHashSet<String>();
    (body.isArray() ? (body.isEmpty() ? body : body.get(0)) : body)
        .fieldNames()
        .forEachRemaining(names::add);
    return List.copyOf(names);
  }

  private boolean prefer(String what) {
    return call.header("Prefer").orElse("").contains(what);
  }

  private int number(String name, int standard) throws HttpError {
    try {
      return call.parameter(name).map(Integer::parseInt).orElse(standard);
    } catch (NumberFormatException e) {
      throw HttpError.rest(400, "PGRST100", name + " is no number");
    }
  }

  private static String aggregated(String sql) {
    return "select coalesce(json_agg(row_to_json(source)), '[]')::text from ("
        + sql
        + ") as source";
  }

  private static String join(List<String> names, Function<String, String> form) {
    return names.stream().map(form).collect(Collectors.joining(", "));
  }
}
