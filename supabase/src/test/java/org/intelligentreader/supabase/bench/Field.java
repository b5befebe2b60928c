package org.intelligentreader.supabase.bench;

import java.sql.SQLException;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;

/// A schema under measurement: how to fill it and which calls a worker makes.
enum Field {
  OURS("ours", "fair_tag, attempts_forgiven", ", n / 1000, 0") {
    @Override
    Database create() throws SQLException {
      return Database.withSchema();
    }

    @Override
    String claim() {
      return "select id, user_id, book_id, attempts from book_job_claim('w', 600)";
    }

    @Override
    String complete() {
      return "select book_job_complete(?::uuid, ?::int, ?)";
    }
  },
  OLDER("older, (status, updated_at)", "", "") {
    @Override
    Database create() throws SQLException {
      var database = Database.base("open");
      try (var root = database.open()) {
        root.run(Database.file("src/test/resources/older-schema.sql"));
        root.run("insert into storage.buckets (id, name) values ('epubs', 'epubs')");
      }
      return database;
    }

    @Override
    String claim() {
      return "select id, user_id, book_id, attempts from claim_book_processing_job('w')";
    }

    @Override
    String complete() {
      return "select update_book_processing_job(?::uuid, 'done', 90 + least(?::int, 10), 'done', null, ?)";
    }
  };

  private static final int USERS = 1000;

  private final String title;
  private final String columns;
  private final String values;

  Field(String title, String columns, String values) {
    this.title = title;
    this.columns = columns.isEmpty() ? "" : ", " + columns;
    this.values = values;
  }

  String title() {
    return title;
  }

  abstract Database create() throws SQLException;

  abstract String claim();

  /// Takes the id of the job, its attempt and the path of the manifest.
  abstract String complete();

  /// Puts `rows` queued jobs of a thousand users into the queue, oldest first.
  void fill(Session root, int rows) throws SQLException {
    root.run(
        "insert into auth.users (id) select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid from generate_series(0, %d) n"
            .formatted(USERS - 1));
    root.run("set session_replication_role = replica");
    root.run(
        """
        insert into book_processing_jobs (user_id, book_id, source_path, created_at, updated_at%s)
        select u, 'b' || n, u || '/b' || n || '/source.epub', t, t %s
          from (select n, ('00000000-0000-4000-8000-' || lpad((n %% %d)::text, 12, '0'))::uuid as u,
                       now() - interval '1 day' + n * interval '1 millisecond' as t
                  from generate_series(0, %d) n) as row
        """
            .formatted(columns, values, USERS, rows - 1));
    root.run("set session_replication_role = origin");
    root.run("vacuum analyze book_processing_jobs");
    // What filling left to be written is not the claims' cost.
    root.run("checkpoint");
  }
}
