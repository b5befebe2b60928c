package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.local.rest.catalogue.Table;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// `Prefer: missing=default`: columns that a row leaves out get the table's default instead of
/// null.
final class Defaults {
  private final Connection connection;
  private final Table table;

  Defaults(Connection connection, Table table) {
    this.connection = connection;
    this.table = table;
  }

  /// Each row takes a value of each default, also where it brings its own: so PostgREST counts
  /// sequences on.
  JsonNode fill(JsonNode body, List<String> names) throws SQLException {
    var rows = new ArrayList<ObjectNode>();
    for (var row : body.isArray() ? body : List.of(body)) {
      if (row instanceof ObjectNode object) {
        rows.add(object);
      }
    }
    for (var name : names) {
      var values = values(name, rows.size());
      for (var i = 0; i < rows.size(); i++) {
        if (!rows.get(i).has(name)) {
          rows.get(i).set(name, values.path(i));
        }
      }
    }
    return body;
  }

  /// The default, worked out once for each row: it may be the next number of a sequence.
  private JsonNode values(String column, int rows) throws SQLException {
    var expression = Sql.single(connection, EXPRESSION, table.sql(), column).orElse("null::text");
    return Rows.parse(
        Sql.single(
                connection,
                "select json_agg(" + expression + ")::text from generate_series(1, " + rows + ")")
            .orElse("[]"));
  }

  /// Of an identity column it is the next of its sequence, of a domain that of the type.
  private static final String EXPRESSION =
      """
      select case when a.attidentity <> ''
                  then format('nextval(%L)', pg_catalog.pg_get_serial_sequence(a.attrelid::regclass::text, a.attname))
                  when a.attgenerated <> '' then null
                  else coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid),
                                pg_catalog.pg_get_expr(t.typdefaultbin, 0)) end
        from pg_catalog.pg_attribute as a
        join pg_catalog.pg_type as t on t.oid = a.atttypid
        left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attrelid = ?::regclass and a.attname = ?
      """;
}
