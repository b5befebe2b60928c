package org.intelligentreader.local.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.UnstorableTextException;

/// Pieces of SQL text, and the settings that make a transaction the caller's.
public final class Sql {
  private Sql() {}

  public static String name(String identifier) {
    return '"' + storable(identifier).replace("\"", "\"\"") + '"';
  }

  /// A literal without a type, so that PostgreSQL takes the column's: for conditions that are put
  /// together from a request. Everywhere else values are bound ([#prepare]).
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

  /// A statement with these values for its `?`, in order.
  public static PreparedStatement prepare(Connection connection, String sql, String... values)
      throws SQLException {
    var stored = Stream.of(values).map(Sql::storable).toList();
    var statement = connection.prepareStatement(sql);
    for (var i = 0; i < stored.size(); i++) {
      statement.setString(i + 1, stored.get(i));
    }
    return statement;
  }

  /// From here to the end of the transaction, `connection` acts as the caller, in the time zone of
  /// its choice. Reading methods may only read.
  public static void become(
      Connection connection, Call call, Optional<String> timezone, String schema)
      throws SQLException {
    var readOnly = call.method().matches("GET|HEAD");
    execute(
        connection,
        (readOnly ? "set transaction read only; " : "") + "set local role " + name(call.role()));
    var _ =
        single(
            connection,
            SETTINGS,
            timezone.orElse("UTC"),
            name(call.role()),
            timeout(call.role()).orElse(""),
            name(schema) + ", \"public\", \"extensions\"",
            call.claims().toString(),
            call.method(),
            call.path(),
            new ObjectMapper().valueToTree(call.headers()).toString(),
            cookies(call).toString());
  }

  private static JsonNode cookies(Call call) {
    var cookies = JsonNodeFactory.instance.objectNode();
    for (var cookie : call.header("Cookie").orElse("").split(";", -1)) {
      var sign = cookie.indexOf('=');
      if (sign > 0) {
        cookies.put(cookie.substring(0, sign).strip(), cookie.substring(sign + 1).strip());
      }
    }
    return cookies;
  }

  private static final String SETTINGS =
      """
      select set_config('TimeZone', ?, true),
             set_config('statement_timeout', coalesce(
               (select substr(s, length('statement_timeout=') + 1)
                  from pg_catalog.pg_db_role_setting as d, unnest(d.setconfig) as s
                 where d.setrole = to_regrole(?) and s like 'statement_timeout=%' limit 1),
               nullif(?, ''), current_setting('statement_timeout')), true),
             set_config('search_path', ?, true),
             set_config('request.jwt.claims', ?, true), set_config('request.method', ?, true),
             set_config('request.path', ?, true), set_config('request.headers', ?, true),
             set_config('request.cookies', ?, true)
      """;

  /// The same for somebody who sent no request and only reads.
  public static void become(Connection connection, JsonNode claims) throws SQLException {
    var role = claims.path("role").asText("anon");
    execute(connection, "set transaction read only; set local role " + name(role));
    var _ =
        single(
            connection,
            """
            select set_config('statement_timeout', coalesce(nullif(?, ''), current_setting('statement_timeout')), true),
                   set_config('request.jwt.claims', ?, true)
            """,
            timeout(role).orElse(""),
            claims.toString());
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
    return single(connection, "select nullif(current_setting(?, true), '')", name);
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

  /// The first column of the first row, if there are any, with these values for each `?`.
  public static Optional<String> single(Connection connection, String sql, String... values)
      throws SQLException {
    try (var statement = prepare(connection, sql, values)) {
      if (!statement.execute()) {
        return Optional.empty();
      }
      try (var rows = statement.getResultSet()) {
        return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /// The first column of the first row of a text in which a `?` is not a place for a value.
  public static Optional<String> single(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }
}
