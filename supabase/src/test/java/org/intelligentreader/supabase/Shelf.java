package org.intelligentreader.supabase;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A database with the schema and short words for what tests do to its queue.
final class Shelf implements AutoCloseable {
  final Database database;
  final Session root;
  final Session worker;

  Shelf() throws SQLException {
    database = Database.withSchema();
    root = database.open();
    worker = database.worker();
  }

  UUID newUser() throws SQLException {
    return database.newUser();
  }

  /// Enqueues as the user's browser does, book first.
  UUID enqueue(UUID user, String book) throws SQLException {
    try (var browser = database.user(user)) {
      browser.change(
          "insert into books (user_id, id, title, storage_path, processing_status) values (?, ?, 'T', 'x', 'queued')",
          user,
          book);
      browser.change(
          "insert into book_processing_jobs (user_id, book_id, source_path) values (?, ?, ?)",
          user,
          book,
          user + "/" + book + "/source.epub");
      return UUID.fromString(
          browser
              .value("select id from book_processing_jobs where book_id = ?", book)
              .orElseThrow());
    }
  }

  /// As the browser's statement would, with this assignment.
  void browser(UUID user, String assignment) throws SQLException {
    try (var browser = database.user(user)) {
      browser.change("update book_processing_jobs set " + assignment);
    }
  }

  Optional<Map<String, String>> claim() throws SQLException {
    return worker.rows("select * from book_job_claim('w', 600)").stream().findFirst();
  }

  String heartbeat(UUID job, int attempt, int progress) throws SQLException {
    return worker
        .value("select book_job_heartbeat(?, ?, 600, ?, 'stage')", job, attempt, progress)
        .orElseThrow();
  }

  String complete(UUID job, int attempt) throws SQLException {
    var path = bundle(job);
    return worker.value("select book_job_complete(?, ?, ?)", job, attempt, path).orElseThrow();
  }

  String fail(UUID job, int attempt, boolean retryable) throws SQLException {
    return worker
        .value("select book_job_fail(?, ?, 'It broke.', 'bug', ?)", job, attempt, retryable)
        .orElseThrow();
  }

  String release(UUID job, int attempt) throws SQLException {
    return worker.value("select book_job_release(?, ?)", job, attempt).orElseThrow();
  }

  /// Uploads the manifest of the job's bundle.
  void uploadBundle(UUID job) throws SQLException {
    upload(bundle(job));
  }

  void upload(String path) throws SQLException {
    root.change("insert into storage.objects (bucket_id, name) values ('epubs', ?)", path);
  }

  String bundle(UUID job) throws SQLException {
    return root.value(
            "select user_id || '/' || book_id || '/processed/manifest.json.gz' from book_processing_jobs where id = ?",
            job)
        .orElseThrow();
  }

  /// A column of the job.
  String job(UUID job, String column) throws SQLException {
    return root.value("select " + column + " from book_processing_jobs where id = ?", job)
        .orElse("");
  }

  /// A column of the job's book.
  String book(UUID job, String column) throws SQLException {
    return root.value(
            "select b."
                + column
                + " from books b join book_processing_jobs j on j.user_id = b.user_id and j.book_id = b.id where j.id = ?",
            job)
        .orElse("");
  }

  /// Moves time for the queue: leases and waits are over.
  void muchLater() throws SQLException {
    root.run(
        """
        set session_replication_role = replica;
        update book_processing_jobs set lease_until = lease_until - interval '1 day', run_at = run_at - interval '1 day';
        update private.book_job_quiet set until = until - interval '1 day';
        update private.book_queue_state set swept_at = '-infinity';
        set session_replication_role = origin;
        """);
  }

  @Override
  public void close() throws SQLException {
    worker.close();
    root.close();
    database.close();
  }
}
