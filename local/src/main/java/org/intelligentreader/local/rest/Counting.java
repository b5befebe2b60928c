package org.intelligentreader.local.rest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.intelligentreader.local.rest.request.Prefer;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// How many rows a result has: counted, as PostgreSQL's planner expects, or counted up to the most
/// that an answer has and expected beyond that. `from` is SQL with its conditions, `before` the
/// queries before it, each with a comma. Source: PostgREST 14, "Pagination and count".
record Counting(Prefer prefer, long most, String before, String from) {
  boolean counts() {
    return prefer.has("count", "exact") || prefer.has("count", "estimated");
  }

  /// The query that counts, with a comma, or nothing.
  String query() {
    if (!counts()) {
      return "";
    }
    var rows =
        prefer.has("count", "exact") || most == Long.MAX_VALUE
            ? from
            : " from (select 1" + from + " limit " + (most + 1) + ") as counted";
    return Rows.COUNTED + " as (select count(*) as n" + rows + "), ";
  }

  /// How many rows there are, when `counted` were.
  Optional<Long> total(Connection connection, Optional<Long> counted) throws SQLException {
    if (prefer.has("count", "planned")) {
      return Optional.of(expected(connection));
    }
    return prefer.has("count", "estimated") && counted.isPresent() && counted.get() > most
        ? Optional.of(Math.max(counted.get(), expected(connection)))
        : counted;
  }

  private long expected(Connection connection) throws SQLException {
    var queries = before.isEmpty() ? "" : "with " + before.substring(0, before.length() - 2) + " ";
    var plan = Sql.single(connection, "explain (format json) " + queries + "select 1" + from);
    return Rows.parse(plan.orElseThrow()).path(0).path("Plan").path("Plan Rows").asLong();
  }
}
