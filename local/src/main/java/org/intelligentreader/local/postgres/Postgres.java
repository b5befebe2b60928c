package org.intelligentreader.local.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// An embedded PostgreSQL 17 on a loopback port, with its data kept between starts and our schema
/// applied.
public final class Postgres implements AutoCloseable {
  private static final int MOST_IDLE = 8;
  private static final int LONGEST_CHECK_SECONDS = 5;

  /// After a crash PostgreSQL replays its log first.
  private static final Duration START_PATIENCE = Duration.ofMinutes(1);

  /// What a new project grants by itself on tables and functions that are added: everything, as
  /// projects have done for years, or nothing, as those made since mid-2026.
  public enum Grants {
    OPEN("open"),
    STRICT("strict");

    private final String setting;

    Grants(String setting) {
      this.setting = setting;
    }

    String setting() {
      return setting;
    }
  }

  private final EmbeddedPostgres server;
  private final Deque<Connection> idle = new ArrayDeque<>();

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  public static Postgres start(Path dataFolder, Grants grants) throws IOException {
    var data = dataFolder.resolve("postgres");
    LeftoverServer.stop(data);
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setPGStartupWait(START_PATIENCE)
            .setOverrideWorkingDirectory(
                Files.createDirectories(dataFolder.resolve("programs")).toFile())
            .setCleanDataDirectory(false)
            // Whoever runs the stack stops it, after the worker has given its job back.
            .setRegisterShutdownHook(false)
            // Not the machine's locale, which may be one that PostgreSQL does not find or one that
            // does not go with UTF-8: text is sorted in the same way everywhere.
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("timezone", "UTC")
            // The library's defaults are off, for tests: a crash could forget what a worker was
            // told
            // is done.
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on")
            .start();
    var postgres = new Postgres(server);
    try {
      var setting = "set supabase_base.grants = '%s';\n".formatted(grants.setting());
      postgres.apply(setting + resource("/supabase/local/base.sql"));
      postgres.apply(resource("/supabase/schema.sql"));
      return postgres;
    } catch (SQLException e) {
      postgres.close();
      throw new IOException("the schema could not be applied: " + e.getMessage(), e);
    }
  }

  /// JDBC, as the superuser; for the stack itself and for tests.
  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  public Connection admin() throws SQLException {
    return DriverManager.getConnection(url());
  }

  /// Work in a transaction of a connection that may only change into request roles.
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run(Connection connection) throws SQLException, E;
  }

  public <T, E extends Exception> T transaction(Work<T, E> work) throws SQLException, E {
    var connection = borrow();
    var clean = false;
    try {
      var result = work.run(connection);
      connection.commit();
      clean = true;
      return result;
    } finally {
      giveBack(connection, clean);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void apply(String sql) throws SQLException {
    try (var connection = admin();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String resource(String name) throws IOException {
    try (var in = Postgres.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the build left out " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// An idle connection that a restart of the server ended is left out.
  private Connection borrow() throws SQLException {
    for (var kept = idle(); kept.isPresent(); kept = idle()) {
      if (kept.get().isValid(LONGEST_CHECK_SECONDS)) {
        return kept.get();
      }
      kept.get().close();
    }
    var connection = DriverManager.getConnection(server.getJdbcUrl("authenticator", "postgres"));
    connection.setAutoCommit(false);
    return connection;
  }

  private Optional<Connection> idle() {
    synchronized (idle) {
      return Optional.ofNullable(idle.poll());
    }
  }

  private void giveBack(Connection connection, boolean clean) throws SQLException {
    if (!clean && !isRolledBack(connection)) {
      return;
    }
    synchronized (idle) {
      if (idle.size() < MOST_IDLE) {
        idle.push(connection);
        return;
      }
    }
    connection.close();
  }

  /// False for a connection that broke: what broke it is told already.
  private static boolean isRolledBack(Connection connection) throws SQLException {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      connection.close();
      return false;
    }
  }
}
