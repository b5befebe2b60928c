package org.intelligentreader.local.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.intelligentreader.local.files.PrivateFolder;

/// An embedded PostgreSQL 17 on a loopback port, with its data kept between starts and our schema
/// applied.
public final class Postgres implements AutoCloseable {
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
  private final DatabasePassword password;
  private final Pool requests;
  private final Pool owners;

  private Postgres(EmbeddedPostgres server, DatabasePassword password) {
    this.server = server;
    this.password = password;
    this.requests = new Pool(() -> DriverManager.getConnection(url("authenticator")));
    this.owners = new Pool(this::admin);
  }

  /// The programs are unpacked once for all stacks with the same `programsParent`. The schema is
  /// that of the reader, or none.
  public static Postgres start(Path dataFolder, Path programsParent, Grants grants, boolean reader)
      throws IOException {
    LeftoverServer.stop(dataFolder.resolve("postgres"));
    var data = PrivateFolder.inside(dataFolder, "postgres");
    var programs = PrivateFolder.untouched(programsParent, "programs");
    var isMissing = DatabasePassword.isMissing(dataFolder, data);
    var password = DatabasePassword.in(dataFolder);
    if (isMissing) {
      setPassword(data, programs, password);
    }
    var postgres = new Postgres(server(data, programs, password), password);
    try {
      var setting = "set supabase_base.grants = '%s';\n".formatted(grants.setting());
      postgres.apply(setting + resource("/supabase/local/base.sql"));
      postgres.apply(password.toRole("authenticator"));
      if (reader) {
        postgres.apply(resource("/supabase/schema.sql"));
      }
      return postgres;
    } catch (SQLException e) {
      postgres.close();
      throw new IOException("the schema could not be applied: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      // An interrupted thread cannot even read a file: the server must not be left running.
      postgres.close();
      throw e;
    }
  }

  /// Nothing is served meanwhile, and anyone who got in is out when that server ends.
  private static void setPassword(Path data, Path programs, DatabasePassword password)
      throws IOException {
    DatabasePassword.trust(data);
    var postgres = new Postgres(server(data, programs, password), password);
    try {
      postgres.apply(password.toRole("postgres"));
    } catch (SQLException e) {
      throw new IOException("the database could not be given a password", e);
    } finally {
      postgres.close();
    }
    DatabasePassword.ask(data);
  }

  private static EmbeddedPostgres server(Path data, Path programs, DatabasePassword password)
      throws IOException {
    try {
      return builder(data, programs, password).start();
    } catch (IOException | RuntimeException e) {
      LeftoverServer.stopPrograms(data);
      if (e.getCause() instanceof InterruptedException) {
        // The library forgets that somebody stops the thread.
        Thread.currentThread().interrupt();
        throw new IOException("the start was stopped", e);
      }
      throw e;
    }
  }

  private static EmbeddedPostgres.Builder builder(
      Path data, Path programs, DatabasePassword password) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setPGStartupWait(START_PATIENCE)
        // The library lets everybody write to this one.
        .setOverrideWorkingDirectory(programs.resolve("unpacked").toFile())
        .setCleanDataDirectory(false)
        // Anyone who runs the stack stops it, after the worker has given its job back.
        .setRegisterShutdownHook(false)
        // These are options of initdb. Not the machine's locale, which may be one that PostgreSQL
        // does not find or one that does not go with UTF-8: text is sorted in the same way
        // everywhere.
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        // The library's own option before these lets everybody in.
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", password.file().toString())
        .setConnectConfig("password", password.text())
        .setServerConfig("listen_addresses", "127.0.0.1")
        // A socket would lie in /tmp, open to every account.
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("timezone", "UTC")
        // Realtime follows the log.
        .setServerConfig("wal_level", "logical")
        // Plans name their query, as where pg_stat_statements is loaded.
        .setServerConfig("compute_query_id", "on")
        // The library's defaults are off, for tests: a crash could forget what a worker was told
        // is done.
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("fsync", "on");
  }

  /// JDBC, as the superuser; for the stack itself and for tests.
  public String url() {
    return url("postgres");
  }

  public Connection admin() throws SQLException {
    return DriverManager.getConnection(url());
  }

  /// The same, for SQL of several statements that is sent as it is.
  public Connection scripts() throws SQLException {
    return DriverManager.getConnection(url() + "&preferQueryMode=simple");
  }

  /// Work in a transaction of a connection that may only change into request roles.
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run(Connection connection) throws SQLException, E;
  }

  public <T, E extends Exception> T transaction(Work<T, E> work) throws SQLException, E {
    return requests.transaction(work);
  }

  /// The same as the superuser: for what the services look up themselves.
  public <T, E extends Exception> T asOwner(Work<T, E> work) throws SQLException, E {
    return owners.transaction(work);
  }

  /// Also when the thread is interrupted: otherwise the server would be left running.
  @Override
  public void close() throws IOException {
    var isInterrupted = Thread.interrupted();
    try {
      server.close();
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private String url(String role) {
    return server.getJdbcUrl(role, "postgres") + "&password=" + password.text();
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
}
