package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.intelligentreader.local.rest.catalogue.Table;
import org.intelligentreader.local.rest.catalogue.ViewKeys;
import org.intelligentreader.local.rest.request.Level;
import org.intelligentreader.local.rest.request.Media;
import org.intelligentreader.local.rest.request.Prefer;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// Reading and writing a table or view.
final class TableCall {
  private static final Comparator<Call.Parameter> BY_NAME =
      Comparator.comparing(Call.Parameter::name);

  private final Connection connection;
  private final Call call;
  private final Table table;
  private final String alias;
  private final ReadQuery query;
  private final Prefer prefer;
  private final RowChanges writing;
  private final Media media;

  TableCall(Connection connection, Call call, String schema, Limits limits)
      throws SQLException, HttpError {
    this.connection = connection;
    this.call = call;
    this.table = known(connection, call, schema);
    this.alias = Sql.name(table.name());
    this.query =
        new ReadQuery(
            new Catalogue(connection, schema),
            Optional.of(table),
            alias,
            Level.of(call, Set.of()),
            call.method().matches("GET|HEAD") ? limits : limits.ofWriting());
    this.prefer = Prefer.of(call);
    this.writing = new RowChanges(call, table, prefer);
    this.media =
        Makers.of(connection, schema, table.name()).choose(call, query.isWhole(), limits.plans());
  }

  /// Also with the key of a view, where rows are made.
  private static Table known(Connection connection, Call call, String schema)
      throws SQLException, HttpError {
    var table = Table.find(connection, schema, call.segments().getLast());
    return table.key().isEmpty() && call.method().matches("POST|PUT|OPTIONS")
        ? table.withKey(ViewKeys.primary(connection, table))
        : table;
  }

  Reply run(Payload payload) throws SQLException, HttpError {
    var body = payload.table();
    return switch (call.method()) {
      case "GET", "HEAD" ->
          RowSelection.run(connection, call, media, query, "", table.sql() + " as " + alias)
              .with(
                  "Content-Location",
                  location(call.parameters().stream().sorted(BY_NAME).toList()));
      case "POST" -> insert(body);
      case "PUT" -> put(body);
      case "PATCH" -> update(body);
      case "DELETE" -> written("delete from " + target() + guardedWhere("DELETE"), 204);
      case "OPTIONS" -> Reply.empty(200, Map.of("Allow", table.allowed(connection)));
      default -> throw HttpError.rest(405, "PGRST117", "Unsupported HTTP method: " + call.method());
    };
  }

  private Reply insert(Payload body) throws SQLException, HttpError {
    if (body.json().isArray() && body.json().isEmpty()) {
      return nothing(201);
    }
    var names = writing.names(body.json());
    return written(writing.insert(body, names, defaults()), 201);
  }

  /// One row, named by its whole primary key, made or replaced.
  private Reply put(Payload body) throws SQLException, HttpError {
    if (call.parameter("limit").isPresent() || call.parameter("offset").isPresent()) {
      throw HttpError.rest(
          400, "PGRST114", "limit/offset querystring parameters are not allowed for PUT");
    }
    var row = body.json().isArray() ? body.json().path(0) : body.json();
    var filtered = new ArrayList<String>();
    for (var parameter : call.parameters()) {
      if (!RowChanges.RESERVED.contains(parameter.name())) {
        filtered.add(parameter.name());
        requireKey(parameter, row);
      }
    }
    if (filtered.isEmpty()
        || !table.key().containsAll(filtered)
        || !filtered.containsAll(table.key())) {
      throw notTheKey();
    }
    var names = writing.names(row);
    var target = " (" + RowChanges.join(table.key(), Sql::name) + ")";
    var one = body.json().size() > 1 && body.json().isArray() ? body.filled(row) : body;
    var sql = writing.insert(one, names, defaults());
    var reply = written(sql + RowChanges.merge(target, names), 201);
    return prefer.has("return", "representation")
        ? reply
        : Reply.empty(204, prefer.applied("return", "count", "handling", "timezone"));
  }

  private static void requireKey(Call.Parameter parameter, JsonNode row) throws HttpError {
    if (!parameter.value().startsWith("eq.")) {
      throw notTheKey();
    }
    if (!parameter.value().substring("eq.".length()).equals(row.path(parameter.name()).asText())) {
      throw HttpError.rest(
          400, "PGRST115", "Payload values do not match URL in primary key column(s)");
    }
  }

  private static HttpError notTheKey() {
    return HttpError.rest(
        405,
        "PGRST105",
        "Filters must include all and only primary key columns with 'eq' operators");
  }

  private Reply update(Payload body) throws SQLException, HttpError {
    var where = guardedWhere("UPDATE");
    var names = writing.names(body.json());
    return names.isEmpty()
        ? nothing(204)
        : written(writing.update(writing.filled(body, names, defaults()), names, where), 204);
  }

  /// As on hosted projects, a write without any condition is taken for a mistake.
  private String guardedWhere(String verb) throws SQLException, HttpError {
    var conditions = query.ownConditions();
    if (conditions.isEmpty()) {
      throw HttpError.rest(400, "21000", verb + " requires a WHERE clause");
    }
    return " where " + String.join(" and ", conditions);
  }

  private String target() {
    return table.sql() + " as " + alias;
  }

  private Defaults defaults() {
    return new Defaults(connection, table);
  }

  private Reply nothing(int status) {
    var done = prefer.applied("return", "count", "resolution", "missing", "handling");
    var headers = new HashMap<>(done);
    headers.put("Content-Range", range(0));
    return prefer.has("return", "representation")
        ? Reply.json(status == 204 ? 200 : status, "[]", headers)
        : Reply.empty(status, headers);
  }

  private Reply written(String sql, int status) throws SQLException, HttpError {
    var headers =
        new HashMap<>(
            prefer.applied(
                "return",
                "count",
                "resolution",
                "missing",
                "handling",
                "timezone",
                "max-affected"));
    if (prefer.has("return", "representation") || media instanceof Media.Plan) {
      var result = Rows.run(connection, media, Rows.Shape.ROWS, returning(sql), false);
      prefer.checkAffected(result.rows());
      return Rows.reply(
          media,
          result,
          status == 204 ? 200 : created(status, result.rows()),
          range(result.rows()),
          headers);
    }
    int count;
    if (status == 201 && prefer.has("return", "headers-only") && !table.key().isEmpty()) {
      count = insertedWithLocation(sql, headers);
    } else {
      try (var statement = connection.createStatement()) {
        count = statement.executeUpdate(sql);
      }
    }
    if (media.isObject() && count != 1) {
      throw Rows.notOne(count);
    }
    prefer.checkAffected(count);
    headers.put("Content-Range", range(count));
    return Reply.empty(created(status, count), headers);
  }

  /// Only what is shown is read back: a caller may be allowed to see some columns only.
  private String returning(String sql) throws SQLException, HttpError {
    var needed = query.needed();
    var columns =
        needed.isEmpty()
            ? alias + ".*"
            : RowChanges.join(List.copyOf(needed), name -> alias + "." + Sql.name(name));
    var inner = query.innerJoins();
    return "written as ("
        + sql
        + " returning "
        + columns
        + "), "
        + Rows.ALL
        + " as ("
        + query.select(
            " from written as "
                + alias
                + (inner.isEmpty() ? "" : " where " + String.join(" and ", inner)))
        + ")";
  }

  private int insertedWithLocation(String sql, Map<String, String> headers) throws SQLException {
    var key = RowChanges.join(table.key(), name -> Sql.name(name) + "::text");
    var count = 0;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql + " returning " + key)) {
      while (rows.next()) {
        count++;
        var filter = new ArrayList<Call.Parameter>();
        for (var i = 0; i < table.key().size(); i++) {
          filter.add(new Call.Parameter(table.key().get(i), "eq." + rows.getString(i + 1)));
        }
        headers.put("Location", location(filter));
      }
    }
    if (count > 1) {
      headers.remove("Location");
    }
    return count;
  }

  private String location(List<Call.Parameter> parameters) {
    var query = parameters.stream().map(Call.Parameter::encoded).toList();
    return "/" + table.name() + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  /// An upsert that only changed rows has created nothing.
  private int created(int status, int count) throws SQLException {
    var changed =
        Sql.single(
                connection,
                "select coalesce(nullif(current_setting('"
                    + RowChanges.CHANGED
                    + "', true), ''), '0')")
            .map(Integer::parseInt)
            .orElse(0);
    return status == 201 && count > 0 && changed == count ? 200 : status;
  }

  private String range(int count) {
    var rows = call.method().equals("PATCH") && count > 0 ? "0-" + (count - 1) : "*";
    return rows + "/" + (prefer.has("count", "exact") ? String.valueOf(count) : "*");
  }
}
