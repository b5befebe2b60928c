package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// Reading and writing a table or view of schema public.
final class TableCall {
  /// Counts in the running transaction the rows that an upsert changed.
  private static final String CHANGED = "reader.changed";

  private final Connection connection;
  private final Call call;
  private final String table;
  private final Filters filters;
  private final Reading reading;
  private final Prefer prefer;

  TableCall(Connection connection, Call call) {
    this.connection = connection;
    this.call = call;
    this.table = Sql.name(call.segments().getLast());
    this.filters = new Filters(table);
    this.reading = new Reading(connection, call, table, filters);
    this.prefer = Prefer.of(call);
  }

  Reply run(JsonNode body) throws SQLException, HttpError {
    return switch (call.method()) {
      case "GET", "HEAD" -> reading.run("public." + table);
      case "POST" -> insert(body);
      case "PATCH" -> update(body);
      case "DELETE" -> delete();
      default -> throw HttpError.rest(405, "PGRST117", "Unsupported HTTP method: " + call.method());
    };
  }

  private Reply insert(JsonNode body) throws SQLException, HttpError {
    var names = names(body);
    if (names.isEmpty()) {
      return Reply.empty(201, RestService.range("*/*"));
    }
    var rows =
        prefer.has("missing", "default") ? new Defaults(connection, table).fill(body, names) : body;
    var list = rows.isArray() ? rows.toString() : "[" + rows + "]";
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
            + Sql.literal(list)
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
    var done = prefer.applied("return", "count", "resolution", "missing");
    if (prefer.has("return", "representation")) {
      var returning = "with written as (" + sql + " returning " + reading.columns() + ")";
      var json =
          Sql.single(
                  connection,
                  returning
                      + " select coalesce(json_agg(row_to_json(written)), '[]')::text from written")
              .orElse("[]");
      var count = Rows.parse(json).size();
      return Rows.reply(
          call, json, status == 204 ? 200 : created(status, count), range(count), done);
    }
    try (var statement = connection.createStatement()) {
      var count = statement.executeUpdate(sql);
      var headers = new HashMap<>(done);
      headers.put("Content-Range", range(count));
      return Reply.empty(created(status, count), headers);
    }
  }

  /// An upsert that only changed rows has created nothing.
  private int created(int status, int count) throws SQLException {
    var changed =
        Sql.single(
                connection,
                "select coalesce(nullif(current_setting('" + CHANGED + "', true), ''), '0')")
            .map(Integer::parseInt)
            .orElse(0);
    return status == 201 && count > 0 && changed == count ? 200 : status;
  }

  private String range(int count) {
    var rows = call.method().equals("PATCH") && count > 0 ? "0-" + (count - 1) : "*";
    return rows + "/" + (prefer.has("count", "exact") ? String.valueOf(count) : "*");
  }

  private String conflict(List<String> names) {
    var target =
        call.parameter("on_conflict")
            .map(keys -> "(" + join(Arrays.asList(keys.split(",")), Sql::name) + ")");
    if (prefer.has("resolution", "ignore-duplicates")) {
      return " on conflict " + target.orElse("") + " do nothing";
    }
    if (!prefer.has("resolution", "merge-duplicates")) {
      return "";
    }
    return " on conflict "
        + target.orElseGet(this::primaryKey)
        + " do update set "
        + join(names, name -> Sql.name(name) + " = excluded." + Sql.name(name))
        + " where set_config('"
        + CHANGED
        + "', (coalesce(nullif(current_setting('"
        + CHANGED
        + "', true), ''), '0')::int + 1)::text, true) is not null";
  }

  private String primaryKey() {
    return "on constraint " + Sql.name(table.replace("\"", "") + "_pkey");
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

  private static String join(List<String> names, Function<String, String> form) {
    return names.stream().map(form).collect(Collectors.joining(", "));
  }
}
