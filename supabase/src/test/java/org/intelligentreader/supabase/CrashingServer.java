package org.intelligentreader.supabase;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL of its own that can be torn down in the middle of everything and started again.
final class CrashingServer implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final Path data;
  private final Path programs;

  CrashingServer() throws IOException, SQLException {
    // The embedded server's default is `off`, which may forget what it has confirmed; a hosted
    // project's is `on`.
    server =
        Database.embedded()
            .setServerConfig("max_connections", "50")
            .setServerConfig("synchronous_commit", "on")
            .start();
    try (var root = open()) {
      data = Path.of(root.value("show data_directory").orElseThrow());
      root.run("set supabase_base.grants = 'strict';\n" + Database.file("local/base.sql"));
      root.run(Database.file("schema.sql"));
    }
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    var postgres = ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow();
    programs = Path.of(postgres).resolveSibling("");
  }

  Session open() throws SQLException {
    return new Session(DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres")));
  }

  /// Every backend dies at once, without a word to its client; then the server recovers from its
  /// log.
  void crashAndRecover() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to run as root; in a namespace of its own root is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(programs.resolve("pg_ctl").toString());
    command.addAll(
        List.of(
            "restart",
            "-m",
            "immediate",
            "-w",
            "-D",
            data.toString(),
            "-l",
            data.resolve("restart.log").toString()));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(
          "the server did not come back: " + Files.readString(data.resolve("restart.log")));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
