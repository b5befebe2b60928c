package org.intelligentreader.local.rest.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// A table or view as the catalogue tells: its columns, the formats of those that have one, and the
/// columns of its primary key (none for a view).
public record Table(
    String schema,
    String name,
    Map<String, String> types,
    Map<String, Format> formats,
    List<String> key) {
  /// What PostgreSQL says of a relation that can be written to.
  private static final int UPDATE = 4;

  private static final int INSERT = 8;
  private static final int DELETE = 16;

  /// Looks a table up; an unknown one is an error that names the most similar.
  public static Table find(Connection connection, String schema, String name)
      throws SQLException, HttpError {
    try (var statement = Sql.prepare(connection, FIND, schema, name);
        var rows = statement.executeQuery()) {
      if (rows.next()) {
        var columns = Rows.parse(rows.getString(1));
        return new Table(
            schema, name, types(columns), formats(columns), Rows.strings(rows.getString(2)));
      }
    }
    throw HttpError.rest(
            404,
            "PGRST205",
            "Could not find the table '" + schema + "." + name + "' in the schema cache")
        .hint(
            Similar.name(name, names(connection, schema))
                .map(near -> "Perhaps you meant the table '" + schema + "." + near + "'"));
  }

  /// Each column with its type, in order.
  private static Map<String, String> types(JsonNode columns) {
    var types = new LinkedHashMap<String, String>();
    for (var column : columns) {
      types.put(column.path(0).asText(), column.path(1).asText());
    }
    return types;
  }

  private static Map<String, Format> formats(JsonNode columns) {
    var formats = new HashMap<String, Format>();
    for (var column : columns) {
      if (column.path(2).isObject()) {
        formats.put(column.path(0).asText(), Format.of(column.path(2)));
      }
    }
    return formats;
  }

  /// The same with the key of the table that a view shows.
  public Table withKey(List<String> columns) {
    return new Table(schema, name, types, formats, columns);
  }

  /// The methods that it takes.
  public String allowed(Connection connection) throws SQLException {
    var methods = new ArrayList<>(List.of("OPTIONS", "GET", "HEAD"));
    var changes =
        Integer.parseInt(
            Sql.single(
                    connection,
                    "select pg_catalog.pg_relation_is_updatable(?::regclass, true)",
                    sql())
                .orElse("0"));
    var inserts = (changes & INSERT) != 0;
    var updates = (changes & UPDATE) != 0;
    if (inserts) {
      methods.add("POST");
    }
    if (inserts && updates && !key.isEmpty()) {
      methods.add("PUT");
    }
    if (updates) {
      methods.add("PATCH");
    }
    if ((changes & DELETE) != 0) {
      methods.add("DELETE");
    }
    return String.join(",", methods);
  }

  public List<String> columns() {
    return List.copyOf(types.keySet());
  }

  /// As it stands in SQL.
  public String sql() {
    return Sql.name(schema) + "." + Sql.name(name);
  }

  /// Refuses names that are not columns.
  public void requireColumns(List<String> names) throws HttpError {
    for (var column : names) {
      if (!types.containsKey(column)) {
        throw HttpError.rest(
            400,
            "PGRST204",
            "Could not find the '" + column + "' column of '" + name + "' in the schema cache");
      }
    }
  }

  private static List<String> names(Connection connection, String schema) throws SQLException {
    return Rows.strings(
        Sql.single(
                connection,
                """
                select coalesce(json_agg(relname order by relname), '[]')::text
                  from pg_catalog.pg_class
                 where relkind in ('r', 'v', 'm', 'f', 'p') and relnamespace = ?::regnamespace
                """,
                schema)
            .orElse("[]"));
  }

  private static final String FIND =
      """
      select (select coalesce(json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod), f.functions) order by a.attnum), '[]')::text
                from pg_catalog.pg_attribute as a
                left join lateral (
                  select json_object_agg(case when k.castsource <> a.atttypid then 'from' || initcap(k.castsource::regtype::text)
                                              else 'toJson' end,
                                         format('%I.%I', n.nspname, p.proname)) as functions
                    from pg_catalog.pg_cast as k
                    join pg_catalog.pg_proc as p on p.oid = k.castfunc
                    join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
                   where k.castcontext = 'i' and k.castmethod = 'f'
                     and (k.castsource = a.atttypid and k.casttarget = 'json'::regtype
                          or k.casttarget = a.atttypid and k.castsource in ('json'::regtype, 'text'::regtype))) as f
                  on exists (select from pg_catalog.pg_type as t where t.oid = a.atttypid and t.typtype = 'd')
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
             (select coalesce(json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum)), '[]')::text
                from pg_catalog.pg_index as i
                join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum = any (i.indkey)
               where i.indrelid = c.oid and i.indisprimary)
        from pg_catalog.pg_class as c
       where c.relnamespace = ?::regnamespace and c.relname = ? and c.relkind in ('r', 'v', 'm', 'f', 'p')
      """;
}
