package org.intelligentreader.local.rest;

import java.sql.Connection;
import java.sql.SQLException;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.rest.request.Media;
import org.intelligentreader.local.rest.request.Prefer;
import org.intelligentreader.local.rest.response.Rows;

/// Rows of a table, view or function with `select`, filters, `order`, `limit`, and a count if
/// wished.
final class RowSelection {
  private RowSelection() {}

  /// Reads from `source`, which is SQL that names its rows as the query does. The queries before
  /// it, each with a comma, run once.
  static Reply run(
      Connection connection, Call call, Media media, ReadQuery query, String before, String source)
      throws SQLException, HttpError {
    var conditions = query.conditions();
    var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    var from = " from " + source + where;
    var prefer = Prefer.of(call);
    var window = query.window(call);
    var counting = new Counting(prefer, query.mostRows(), before, from);
    var rows = Rows.ALL + " as (" + query.select(from) + window.sql() + ")";
    var queries = before + counting.query() + rows;
    var found = Rows.run(connection, media, Rows.Shape.ROWS, queries, counting.counts());
    var result = found.of(counting.total(connection, found.total()));
    if (result.total().isPresent() && window.offset() > result.total().get()) {
      throw Rows.beyondTheEnd(window, result.total().get(), prefer);
    }
    prefer.checkAffected(call.method().equals("POST") ? result.rows() : 0);
    return Rows.answer(
        call, media, result, window, prefer.applied("count", "handling", "timezone"));
  }
}
