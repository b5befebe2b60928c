package org.intelligentreader.local.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.UnstorableTextException;

/// Pieces of SQL text, and the settings that make a transaction the caller's.
public final class Sql {
  private Sql() {}

  public static String name(String identifier) {
    return '"' + storable(identifier).replace("\"", "\"\"") + '"';
  }

  /// A literal without a type, so that PostgreSQL takes the column's.
  public static String literal(String value) {
    return "'" + storable(value).replace("'", "''") + "'";
  }

  /// U+0000 would end the statement before its end.
  private static String storable(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new UnstorableTextException();
    }
    return text;
  }

  /// From here to the end of the transaction, `connection` acts as the caller, in the time zone of
  /// its choice. Reading methods may only read.
  public static void become(
      Connection connection, Call call, Optional<String> timezone, String schema)
      throws SQLException {
    var readOnly = call.method().matches("GET|HEAD");
    execute(
        connection,
        (readOnly ? "set transaction read only; " : "")
            + "set local role "
            + name(call.role())
            + "; set local timezone = "
            + literal(timezone.orElse("UTC"))
            + timeout(call.role())
                .map(limit -> "; set local statement_timeout = '" + limit + "'")
                .orElse("")
            + "; select "
            + set("search_path", name(schema) + ", \"public\", \"extensions\"")
            + ", "
            + set("request.jwt.claims", call.claims().toString())
            + ", "
            + set("request.method", call.method())
            + ", "
            + set("request.path", call.path())
            + ", "
            + set("request.headers", new ObjectMapper().valueToTree(call.headers()).toString())
            + ", "
            + set("request.cookies", "{}"));
  }

  /// The same for somebody who sent no request and only reads.
  public static void become(Connection connection, JsonNode claims) throws SQLException {
    var role = claims.path("role").asText("anon");
    execute(
        connection,
        "set transaction read only; set local role "
            + name(role)
            + timeout(role)
                .map(limit -> "; set local statement_timeout = '" + limit + "'")
                .orElse("")
            + "; select "
            + set("request.jwt.claims", claims.toString()));
  }

  private static String set(String name, String value) {
    return "set_config(" + literal(name) + ", " + literal(value) + ", true)";
  }

  /// What the base gives each role; `service_role` lives with the login role's.
  private static Optional<String> timeout(String role) {
    return switch (role) {
      case "anon" -> Optional.of("3s");
      case "authenticated", "service_role" -> Optional.of("8s");
      default -> Optional.empty();
    };
  }

  public static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// A setting of this transaction that is there and not empty.
  public static Optional<String> setting(Connection connection, String name) throws SQLException {
    return single(connection, "select nullif(current_setting(" + literal(name) + ", true), '')");
  }

  /// The first column of all rows.
  public static List<String> column(Connection connection, String sql) throws SQLException {
    var values = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /// The first column of the first row.
  public static Optional<String> single(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }
}
