package org.intelligentreader.local.rest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.rest.catalogue.Table;
import org.intelligentreader.local.rest.request.Filters;
import org.intelligentreader.local.rest.request.Order;
import org.intelligentreader.local.rest.request.Prefer;
import org.intelligentreader.local.rest.request.Window;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// Rows of a table, view or function with `select`, filters, `order`, `limit`, and a count if
/// wished.
final class Reading {
  private final Connection connection;
  private final Call call;
  private final String alias;
  private final Filters filters;
  private final Columns columns;

  Reading(Connection connection, Call call, Table table, String alias) throws HttpError {
    this.connection = connection;
    this.call = call;
    this.alias = alias;
    this.filters = new Filters(alias);
    this.columns = new Columns(connection, call, Optional.of(table), alias);
  }

  /// For the rows of a function; `filters` know its arguments.
  Reading(Connection connection, Call call, String alias, Filters filters) throws HttpError {
    this.connection = connection;
    this.call = call;
    this.alias = alias;
    this.filters = filters;
    this.columns = new Columns(connection, call, Optional.empty(), alias);
  }

  Columns columns() {
    return columns;
  }

  /// Reads from `relation`, which is SQL that names its rows by the alias.
  Reply run(String relation) throws SQLException, HttpError {
    var conditions = new ArrayList<>(filters.conditions(call));
    conditions.addAll(columns.innerJoins());
    var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    var from = " from " + relation + where;
    var prefer = Prefer.of(call);
    var window = Window.of(call);
    var total =
        prefer.counts()
            ? Sql.single(connection, "select count(*)" + from).map(Long::parseLong)
            : Optional.<Long>empty();
    if (total.isPresent() && window.offset() > 0 && window.offset() >= total.get()) {
      throw Rows.beyondTheEnd(window, total.get(), prefer);
    }
    var sql = "select " + columns.sql() + from + Order.of(call, "", alias) + window.sql();
    return Rows.read(connection, call, sql, window, total);
  }
}
