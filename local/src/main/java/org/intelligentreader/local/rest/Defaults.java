package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
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

  JsonNode fill(JsonNode body, List<String> names) throws SQLException {
    for (var row : body.isArray() ? body : List.of(body)) {
      for (var name : names) {
        if (row instanceof ObjectNode object && !object.has(name)) {
          object.set(name, value(name));
        }
      }
    }
    return body;
  }

  private JsonNode value(String column) throws SQLException {
    var expression =
        Sql.single(
            connection,
            "select pg_get_expr(d.adbin, d.adrelid) from pg_catalog.pg_attrdef as d join"
                + " pg_catalog.pg_attribute as a on a.attrelid = d.adrelid and a.attnum = d.adnum"
                + " where d.adrelid = "
                + Sql.literal(table.sql())
                + "::regclass and a.attname = "
                + Sql.literal(column));
    if (expression.isEmpty()) {
      return Rows.parse("null");
    }
    return Rows.parse(
        Sql.single(connection, "select to_json(" + expression.get() + ")::text").orElse("null"));
  }
}
