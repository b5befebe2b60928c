package org.intelligentreader.local.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every account of the machine reaches the database's port.
class DatabaseAccessTest {
  private static final String EARLIER_RULES =
      """
      local   all   all                  trust
      host    all   all   127.0.0.1/32   trust
      host    all   all   ::1/128        trust
      """;

  @Test
  void nobody_gets_into_the_database_without_its_password(@TempDir Path parent) throws Exception {
    var folder = parent.resolve("data");
    try (var stack = start(folder)) {
      assertClosed(stack, folder);
    }
    try (var again = start(folder)) {
      assertClosed(again, folder);
    }
  }

  @Test
  void a_database_of_an_earlier_version_is_closed_and_keeps_its_rows(@TempDir Path parent)
      throws Exception {
    var folder = parent.resolve("data");
    try (var stack = start(folder)) {
      stack.ensureUser("reader@example.org", "correct-horse");
    }
    Files.writeString(folder.resolve("postgres/pg_hba.conf"), EARLIER_RULES);
    Files.delete(folder.resolve("postgres-password"));
    try (var stack = start(folder)) {
      assertClosed(stack, folder);
      assertThat(emails(stack)).isEqualTo("reader@example.org");
    }
    try (var again = start(folder)) {
      assertThat(emails(again)).isEqualTo("reader@example.org");
    }
  }

  @Test
  void programs_that_others_could_have_changed_are_made_again(@TempDir Path parent)
      throws Exception {
    var folder = parent.resolve("data");
    var programs = Files.createDirectories(folder.resolve("programs"));
    Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.createSymbolicLink(programs.resolve("link"), parent);
    Files.writeString(programs.resolve("planted"), "by somebody else");
    Files.writeString(folder.resolve("keys-of-mine.txt"), "so the folder keeps its rights");
    var options = new LocalOptions(folder, 0, Optional.empty()).withOwnPrograms();
    try (var _ = LocalStack.start(options)) {
      assertThat(programs.resolve("planted")).doesNotExist();
      assertThat(programs.resolve("link")).doesNotExist();
      for (var inner : List.of("programs", "postgres", "objects")) {
        assertThat(rights(folder.resolve(inner))).as(inner).isEqualTo("rwx------");
      }
      for (var file : List.of("keys.json", "lock", "postgres-password")) {
        assertThat(rights(folder.resolve(file))).as(file).isEqualTo("rw-------");
      }
    }
    assertThat(parent).exists();
  }

  private static void assertClosed(LocalStack stack, Path folder) throws IOException {
    assertThat(folder.resolve("programs")).as("shared with other stacks").doesNotExist();
    var rules = Files.readString(folder.resolve("postgres/pg_hba.conf"));
    assertThat(rules.lines().filter(line -> !line.startsWith("#")))
        .noneMatch(line -> line.contains("trust"));
    var port = URI.create(stack.databaseUrl().substring("jdbc:".length())).getPort();
    assertThat(Path.of("/tmp/.s.PGSQL." + port)).doesNotExist();
    for (var role : List.of("postgres", "authenticator")) {
      for (var password : List.of("", "postgres", stack.keys().password())) {
        var address = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        assertThatThrownBy(() -> DriverManager.getConnection(address, role, password))
            .as(role)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("password");
      }
    }
  }

  private static String emails(LocalStack stack) throws SQLException {
    try (var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select string_agg(email, ',') from auth.users")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static LocalStack start(Path folder) throws IOException {
    return LocalStack.start(new LocalOptions(folder, 0, Optional.empty()));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
