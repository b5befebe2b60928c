package org.intelligentreader.local.rest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.catalogue.Relationship;
import org.intelligentreader.local.rest.request.Selection;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// Related rows of each row of an outer query: the way to them, and what is asked of them.
record Embedded(Selection.Embed embed, Relationship way, ReadQuery query, String outer) {
  /// The values that this adds to the outer row, with their names.
  List<String> columns() throws SQLException, HttpError {
    if (embed.items().isEmpty()) {
      return List.of();
    }
    if (!embed.spread()) {
      return List.of(json() + " as " + name(embed.name()));
    }
    var columns = new ArrayList<String>();
    for (var output : query.outputs()) {
      var name = name(output);
      var one = Rows.ONE + "." + name;
      var value = way.toOne() ? one : "coalesce(json_agg(" + one + "), '[]')";
      columns.add("(select " + value + from(rows()) + ") as " + name);
    }
    return columns;
  }

  /// The names of these values.
  List<String> outputs() {
    if (embed.items().isEmpty()) {
      return List.of();
    }
    return embed.spread() ? query.outputs() : List.of(embed.name());
  }

  /// True where a related row is there.
  String exists() throws SQLException, HttpError {
    return "exists (select 1" + from() + ")";
  }

  /// A field of the only related row, to sort by.
  String value(String field) throws SQLException, HttpError {
    return "(select " + field + from() + " limit 1)";
  }

  private String json() throws SQLException, HttpError {
    var row = "row_to_json(" + Rows.ONE + ")";
    var value = way.toOne() ? row : "coalesce(json_agg(" + row + "), '[]')";
    return "(select " + value + from(rows()) + ")";
  }

  private static String from(String rows) {
    return " from (" + rows + ") as " + Rows.ONE;
  }

  private String rows() throws SQLException, HttpError {
    return "select "
        + String.join(", ", query.columns())
        + from()
        + query.order()
        + query.embeddedWindow();
  }

  private String from() throws SQLException, HttpError {
    var conditions = new ArrayList<String>();
    conditions.add(way.join(outer, query.alias()));
    conditions.addAll(query.conditions());
    return " from " + way.from(outer, query.alias()) + " where " + String.join(" and ", conditions);
  }

  private static String name(String name) {
    return Sql.name(name);
  }
}
