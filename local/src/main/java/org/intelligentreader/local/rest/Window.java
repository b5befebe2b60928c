package org.intelligentreader.local.rest;

import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// Which rows of a result are wanted: `limit` and `offset`, else the `Range` header, at most 1,000.
record Window(long offset, long limit) {
  private static final long MOST_ROWS = 1000;
  private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d*)");

  static Window of(Call call) throws HttpError {
    var offset = number(call, "offset");
    var limit = number(call, "limit");
    var range = RANGE.matcher(call.header("Range").orElse(""));
    if (offset.isEmpty()
        && limit.isEmpty()
        && call.method().matches("GET|HEAD")
        && range.matches()) {
      var first = Long.parseLong(range.group(1));
      var last = range.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(range.group(2));
      return new Window(first, Math.min(MOST_ROWS, last - first + 1));
    }
    return new Window(offset.orElse(0L), Math.min(MOST_ROWS, limit.orElse(MOST_ROWS)));
  }

  String sql() {
    return " limit " + limit + " offset " + offset;
  }

  /// `0-4/*` or `0-4/5`.
  String range(int rows, Optional<Long> total) {
    var from = rows == 0 ? "*" : offset + "-" + (offset + rows - 1);
    return from + "/" + total.map(String::valueOf).orElse("*");
  }

  private static Optional<Long> number(Call call, String name) throws HttpError {
    try {
      return call.parameter(name).map(Long::parseLong);
    } catch (NumberFormatException e) {
      throw HttpError.rest(400, "PGRST100", name + " is no number");
    }
  }
}
