package org.intelligentreader.supabase;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One connection, acting as one role. Values travel as text; a null is an absent value.
public final class Session implements AutoCloseable {
  private final Connection connection;

  Session(Connection connection) {
    this.connection = connection;
  }

  /// Acts as `service_role` from now on: a worker.
  public Session asWorker() throws SQLException {
    run("set role service_role");
    return this;
  }

  /// Acts as the signed-in user from now on.
  public Session asUser(UUID user) throws SQLException {
    run(
        "select set_config('request.jwt.claims', '{\"sub\":\"%s\",\"role\":\"authenticated\"}', false)"
            .formatted(user));
    run("set role authenticated");
    return this;
  }

  /// Acts as a visitor without an account from now on.
  public Session asVisitor() throws SQLException {
    run("set role anon");
    return this;
  }

  /// Runs a script of any number of statements.
  public void run(String script) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  /// Runs one statement that returns no rows.
  ///
  /// @return how many rows it changed
  public int change(String sql, Object... values) throws SQLException {
    try (var statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  /// The first column of the first row; empty when there is no row or it holds null.
  public Optional<String> value(String sql, Object... values) throws SQLException {
    try (var statement = prepare(sql, values);
        var result = statement.executeQuery()) {
      return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
    }
  }

  /// The first column of the first row, as a number.
  public long number(String sql, Object... values) throws SQLException {
    return Long.parseLong(value(sql, values).orElseThrow());
  }

  /// The first column of all rows, nulls left out.
  public List<String> column(String sql, Object... values) throws SQLException {
    return rows(sql, values).stream().flatMap(row -> row.values().stream().limit(1)).toList();
  }

  /// All rows, each as column name to text; null columns are left out.
  public List<Map<String, String>> rows(String sql, Object... values) throws SQLException {
    try (var statement = prepare(sql, values);
        var result = statement.executeQuery()) {
      List<Map<String, String>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    }
  }

  /// The connection itself, for what this class does not offer.
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static Map<String, String> row(ResultSet result) throws SQLException {
    Map<String, String> row = new LinkedHashMap<>();
    var columns = result.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      var value = result.getString(i);
      if (value != null) {
        row.put(columns.getColumnLabel(i), value);
      }
    }
    return row;
  }
}
