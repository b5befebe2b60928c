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
  /// The values that this adds to the outer row.
  List<Output> shown() throws SQLException, HttpError {
    if (embed.items().isEmpty()) {
      return List.of();
    }
    if (!embed.spread()) {
      return List.of(Output.of(json(), embed.name()));
    }
    if (isHoisted()) {
      return query.hoisted(this);
    }
    var shown = new ArrayList<Output>();
    for (var name : query.outputs()) {
      var one = Rows.ONE + "." + Sql.name(name);
      var value = way.toOne() ? one : "coalesce(json_agg(" + one + "), '[]')::jsonb";
      shown.add(Output.of("(select " + value + from(rows()) + ")", name));
    }
    return shown;
  }

  /// Aggregates of an only related row that joins the outer one are the outer query's.
  boolean isHoisted() {
    return embed.spread() && way.toOne() && query.isGrouped();
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
    return "(select " + value + "::jsonb" + from(rows()) + ")";
  }

  private static String from(String rows) {
    return " from (" + rows + ") as " + Rows.ONE;
  }

  private String rows() throws SQLException, HttpError {
    return query.select(from()) + query.embeddedWindow();
  }

  private String from() throws SQLException, HttpError {
    var conditions = new ArrayList<String>();
    conditions.add(way.join(outer, query.alias()));
    conditions.addAll(query.conditions());
    return " from " + way.from(outer, query.alias()) + " where " + String.join(" and ", conditions);
  }
}
