package org.intelligentreader.local.rest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// Rows of a table, view or function with `select`, filters, `order`, `limit`, and a count if
/// wished.
final class Reading {
  private final Connection connection;
  private final Call call;
  private final String alias;
  private final Filters filters;

  /// `alias` is the quoted name that the columns belong to.
  Reading(Connection connection, Call call, String alias, Filters filters) {
    this.connection = connection;
    this.call = call;
    this.alias = alias;
    this.filters = filters;
  }

  /// Reads from `relation`, which is SQL that may be followed by `as`.
  Reply run(String relation) throws SQLException, HttpError {
    var from = " from " + relation + " as " + alias + filters.where(call);
    var prefer = Prefer.of(call);
    var window = Window.of(call);
    var total =
        prefer.has("count", "exact")
            ? Sql.single(connection, "select count(*)" + from).map(Long::parseLong)
            : Optional.<Long>empty();
    if (total.isPresent() && window.offset() > 0 && window.offset() >= total.get()) {
      throw Rows.beyondTheEnd(window, total.get(), prefer);
    }
    var sql = "select " + columns() + from + order() + window.sql();
    var json =
        Sql.single(
            connection,
            "select coalesce(json_agg(row_to_json(source)), '[]')::text from ("
                + sql
                + ") as source");
    return Rows.reply(call, json.orElse("[]"), window, total);
  }

  String columns() {
    var select = call.parameter("select").orElse("*");
    if (select.equals("*") || select.isEmpty()) {
      return alias + ".*";
    }
    return Arrays.stream(select.split(","))
        .map(String::strip)
        .map(this::column)
        .collect(Collectors.joining(", "));
  }

  private String column(String column) {
    if (column.equals("*")) {
      return alias + ".*";
    }
    var colon = column.indexOf(':');
    var renamed = colon > 0 && column.charAt(colon - 1) != ':' && !column.startsWith("::", colon);
    return renamed
        ? filters.column(column.substring(colon + 1))
            + " as "
            + Sql.name(column.substring(0, colon))
        : filters.column(column);
  }

  private String order() {
    return call.parameter("order")
        .map(order ->
            Arrays.stream(order.split(","))
                .map(this::term)
                .collect(Collectors.joining(", ", " order by ", "")))
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
}
