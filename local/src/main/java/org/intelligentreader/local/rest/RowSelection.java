package org.intelligentreader.local.rest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.rest.request.Prefer;
import org.intelligentreader.local.rest.request.Window;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// Rows of a table, view or function with `select`, filters, `order`, `limit`, and a count if
/// wished.
final class RowSelection {
  private RowSelection() {}

  /// Reads from `relation`, which is SQL that names its rows as the query does.
  static Reply run(Connection connection, Call call, ReadQuery query, String relation)
      throws SQLException, HttpError {
    var conditions = query.conditions();
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
    var columns = String.join(", ", query.columns());
    var sql = "select " + columns + from + query.order() + window.sql();
    return Rows.read(connection, call, sql, window, total);
  }
}
