package org.intelligentreader.local.rest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.intelligentreader.local.http.Call;

/// Pieces of SQL text, and the settings that make a transaction the caller's.
public final class Sql {
  private Sql() {}

  public static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /// A literal without a type, so that PostgreSQL takes the column's.
  public static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /// From here to the end of the transaction, `connection` acts as the caller.
  public static void become(Connection connection, Call call) throws SQLException {
    var claims = call.claims().toString();
    try (var statement = connection.createStatement()) {
      statement.execute(
          "set local role "
              + name(call.role())
              + "; set local timezone = 'UTC'"
              + "; select set_config('search_path', '\"public\", \"public\", \"extensions\"', true), set_config('request.jwt.claims', "
              + literal(claims)
              + ", true), set_config('request.method', "
              + literal(call.method())
              + ", true), set_config('request.path', "
              + literal(call.path())
              + ", true)"
              + timeout(call.role())
                  .map(limit -> "; set local statement_timeout = '" + limit + "'")
                  .orElse(""));
    }
  }

  /// What the base gives each role; `service_role` lives with the login role's.
  private static Optional<String> timeout(String role) {
    return switch (role) {
      case "anon" -> Optional.of("3s");
      case "authenticated", "service_role" -> Optional.of("8s");
      default -> Optional.empty();
    };
  }

  /// The first column of the first row.
  static Optional<String> single(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }
}
