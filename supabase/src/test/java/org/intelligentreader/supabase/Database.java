package org.intelligentreader.supabase;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A database of its own on the one embedded server of this JVM, copied from a template in a
/// fraction of a second.
public final class Database implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

  private static final AtomicReference<String> SCHEMA = new AtomicReference<>(file("schema.sql"));

  private final String name;

  private Database(String name) {
    this.name = name;
  }

  /// What a project without a single migration looks like. `grants` is `strict` or `open`.
  public static Database base(String grants) throws SQLException {
    return copyOf(
        "base_" + grants,
        "set supabase_base.grants = '" + grants + "';\n" + file("local/base.sql"));
  }

  /// A database with our schema on the strict base.
  public static Database withSchema() throws SQLException {
    return withSchema(SCHEMA.get());
  }

  /// The text that [#withSchema()] means.
  static String schema() {
    return SCHEMA.get();
  }

  /// From now on [#withSchema()] means this text. For tests of the tests: they must notice a broken
  /// schema.
  static void schemaIs(String text) {
    SCHEMA.set(text);
  }

  /// Drops the template of this text.
  static void forget(String schema) throws SQLException {
    synchronized (TEMPLATES) {
      var template = TEMPLATES.remove(template(schema));
      if (template != null) {
        try (var server = open("postgres")) {
          server.run("drop database " + template + " with (force)");
        }
      }
    }
  }

  /// A database with this text in the place of `schema.sql`.
  public static Database withSchema(String schema) throws SQLException {
    var script = "set supabase_base.grants = 'strict';\n" + file("local/base.sql") + schema;
    return copyOf(template(schema), script);
  }

  /// A project that ran the older schema, with open grants, and then ours over it.
  static Database upgraded() throws SQLException {
    var script =
        String.join(
            "\n",
            file("local/base.sql"),
            "drop extension pgcrypto; create extension pgcrypto with schema public;",
            file("src/test/resources/older-schema.sql"),
            SCHEMA.get());
    return copyOf("upgraded_" + Integer.toHexString(script.hashCode()), script);
  }

  /// The text of a file below `supabase/`.
  public static String file(String path) {
    try {
      return Files.readString(folder().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The folder `supabase/` of the repository.
  public static Path folder() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("schema.sql")) ? here : here.resolve("supabase");
  }

  /// A new connection as the superuser.
  public Session open() throws SQLException {
    return open(name);
  }

  /// A new connection as a worker.
  public Session worker() throws SQLException {
    return open().asWorker();
  }

  /// A new connection as this user.
  public Session user(UUID user) throws SQLException {
    return open().asUser(user);
  }

  /// A new account.
  public UUID newUser() throws SQLException {
    var user = UUID.randomUUID();
    try (var root = open()) {
      root.change("insert into auth.users (id, email) values (?, ?)", user, user + "@example.org");
    }
    return user;
  }

  /// Drops the database, with whatever is still connected to it.
  @Override
  public void close() throws SQLException {
    try (var server = open("postgres")) {
      server.run("drop database if exists " + name + " with (force)");
    }
  }

  private static String template(String schema) {
    return "schema_" + Integer.toHexString(schema.hashCode());
  }

  private static Database copyOf(String template, String script) throws SQLException {
    synchronized (TEMPLATES) {
      if (!TEMPLATES.containsKey(template)) {
        create(template, "template1");
        try (var session = open(template)) {
          session.run(script);
        }
        TEMPLATES.put(template, template);
      }
      var copy = "test_" + NUMBER.incrementAndGet();
      create(copy, template);
      return new Database(copy);
    }
  }

  private static void create(String name, String template) throws SQLException {
    try (var server = open("postgres")) {
      server.run("create database %s template %s".formatted(name, template));
      // A copy does not inherit what `alter database` set on its template.
      server.run(
          "alter database %s set search_path = \"$user\", public, extensions".formatted(name));
    }
  }

  private static Session open(String database) throws SQLException {
    return new Session(DriverManager.getConnection(Server.SHARED.getJdbcUrl("postgres", database)));
  }

  /// In a folder of this checkout, because programs that another user has unpacked may be closed to
  /// us; not in the machine's locale, which PostgreSQL may not find.
  static EmbeddedPostgres.Builder embedded() {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(Path.of("target", "postgres").toAbsolutePath().toFile())
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8");
  }

  /// Started on first use, stopped with the JVM.
  private static final class Server {
    private static final EmbeddedPostgres SHARED = start();

    private static EmbeddedPostgres start() {
      try {
        return embedded().setServerConfig("max_connections", "150").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
