package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.catalogue.Format;
import org.intelligentreader.local.rest.catalogue.Table;
import org.intelligentreader.local.rest.request.Names;
import org.intelligentreader.local.rest.request.Prefer;
import org.intelligentreader.local.sql.Sql;

/// The SQL of inserts, upserts and updates: PostgreSQL turns the JSON of the body into rows.
final class RowChanges {
  /// Counts in the running transaction the rows that an upsert changed.
  static final String CHANGED = "reader.changed";

  /// Parameters that are not filters.
  static final Set<String> RESERVED =
      Set.of("select", "order", "limit", "offset", "columns", "on_conflict", "apikey");

  private final Call call;
  private final Table table;
  private final Prefer prefer;

  RowChanges(Call call, Table table, Prefer prefer) {
    this.call = call;
    this.table = table;
    this.prefer = prefer;
  }

  /// Inserts the rows of `body`, or one of defaults only when it names no column.
  String insert(Payload body, List<String> names, Defaults defaults)
      throws SQLException, HttpError {
    if (names.isEmpty()) {
      return defaults(body.json());
    }
    table.requireColumns(names);
    return "insert into "
        + target()
        + " ("
        + join(names, Sql::name)
        + ") "
        + rows(filled(body, names, defaults), names)
        + conflict(names);
  }

  /// The rows of `body` with these columns. Where the type of a column has a format, it is read by
  /// that.
  private String rows(Payload body, List<String> names) {
    var list = body.json().isArray() ? body.text() : "[" + body.text() + "]";
    return "select "
        + join(names, this::read)
        + " from pg_catalog.json_to_recordset("
        + Sql.literal(list)
        + ") as \"new row\" ("
        + join(
            names,
            name ->
                Sql.name(name)
                    + " "
                    + (reader(name).isPresent() ? "json" : table.types().get(name)))
        + ")";
  }

  private Optional<String> reader(String name) {
    return Optional.ofNullable(table.formats().get(name)).flatMap(Format::fromJson);
  }

  private String read(String name) {
    var value = "\"new row\"." + Sql.name(name);
    return reader(name)
        .map(function -> function + "(" + value + ") as " + Sql.name(name))
        .orElse(value);
  }

  /// A row of defaults for each empty object; SQL has that for one row only, unless a column is
  /// named.
  private String defaults(JsonNode body) {
    var count = body.isArray() ? body.size() : 1;
    return count == 1 || table.columns().isEmpty()
        ? "insert into " + target() + " default values"
        : "insert into "
            + target()
            + " ("
            + Sql.name(table.columns().getFirst())
            + ") values "
            + join(Collections.nCopies(count, "(default)"), row -> row);
  }

  /// With `missing=default`, what a row leaves out has the table's default.
  Payload filled(Payload body, List<String> names, Defaults defaults) throws SQLException {
    return prefer.has("missing", "default") ? body.filled(defaults.fill(body.json(), names)) : body;
  }

  private String target() {
    return table.sql() + " as " + Sql.name(table.name());
  }

  /// Updates the rows that `where` finds with the first object of `body`.
  String update(Payload body, List<String> names, String where) throws HttpError {
    table.requireColumns(names);
    return "update "
        + target()
        + " set "
        + join(names, name -> Sql.name(name) + " = \"new row\"." + Sql.name(name))
        + " from ("
        + rows(body, names)
        + " limit 1) as \"new row\""
        + where;
  }

  /// The columns that a body sets: `columns`, else the keys that all its objects share.
  List<String> names(JsonNode body) throws HttpError {
    var asked = call.parameter("columns");
    if (asked.isPresent()) {
      return Names.of("columns parameter", asked.get());
    }
    var names = keys(body.isArray() ? body.path(0) : body);
    if (!body.isContainerNode()) {
      throw HttpError.rest(400, "PGRST102", "Empty or invalid json");
    }
    if (body.isArray()) {
      for (var row : body) {
        if (!row.isObject() || !keys(row).equals(names)) {
          throw HttpError.rest(400, "PGRST102", "All object keys must match");
        }
      }
    }
    return List.copyOf(names);
  }

  private String conflict(List<String> names) throws HttpError {
    var asked = call.parameter("on_conflict");
    var key = asked.isPresent() ? Names.of("on_conflict parameter", asked.get()) : table.key();
    var target = key.isEmpty() ? "" : " (" + join(key, Sql::name) + ")";
    if (prefer.has("resolution", "ignore-duplicates")) {
      return " on conflict" + target + " do nothing";
    }
    if (!prefer.has("resolution", "merge-duplicates") || target.isEmpty()) {
      return "";
    }
    return merge(target, names);
  }

  /// The condition is always true; it counts.
  static String merge(String target, List<String> names) {
    return " on conflict"
        + target
        + " do update set "
        + join(names, name -> Sql.name(name) + " = excluded." + Sql.name(name))
        + " where set_config('"
        + CHANGED
        + "', (coalesce(nullif(current_setting('"
        + CHANGED
        + "', true), ''), '0')::int + 1)::text, true) is not null";
  }

  private static Set<String> keys(JsonNode object) {
    var keys = new LinkedHashSet<String>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  static String join(List<String> names, Function<String, String> form) {
    return names.stream().map(form).collect(Collectors.joining(", "));
  }
}
