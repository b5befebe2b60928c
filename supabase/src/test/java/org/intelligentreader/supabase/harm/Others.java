package org.intelligentreader.supabase.harm;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;

/// A worker and a user with sound rows, who go on with their calls and must not notice anything.
final class Others implements AutoCloseable {
  private final UUID user;
  private final Session worker;
  private final Session browser;
  private final Session storage;
  private final RandomGenerator random;
  private final Timings timings;

  Others(Database database, UUID user, RandomGenerator random, Timings timings)
      throws SQLException {
    this.user = user;
    this.random = random;
    this.timings = timings;
    worker = database.worker();
    browser = database.user(user);
    storage = database.open();
  }

  @Override
  public void close() throws SQLException {
    worker.close();
    browser.close();
    storage.close();
  }

  /// The browser's two requests.
  void upload(String book) {
    change(
        "insert book",
        """
        insert into books (user_id, id, title, storage_path, processing_status) values ('%s', '%s', 'T', 'x', 'queued')
        on conflict (user_id, id) do update set processing_status = excluded.processing_status
        """
            .formatted(user, book));
    change(
        "insert job",
        """
        insert into book_processing_jobs (user_id, book_id, status, source_path) values ('%1$s', '%2$s', 'queued', '%1$s/%2$s/source.epub')
        on conflict (user_id, book_id) do update set status = excluded.status, source_path = excluded.source_path
        """
            .formatted(user, book));
  }

  /// What a reader does to a book while others are worked on.
  void browse(String book) {
    upload(book);
    var mine = " where user_id = '%s' and book_id = '%s'".formatted(user, book);
    change("cancel", "update book_processing_jobs set status = 'cancelled'" + mine);
    change("retry", "update book_processing_jobs set status = 'queued'" + mine);
    change("rename", "update books set title = 'New' where id = '%s'".formatted(book));
    change("delete", "delete from books where id = '%s'".formatted(book));
  }

  /// Claims until nothing is left, and ends what it got.
  ///
  /// @return how many jobs it got
  int work(int cap) {
    int got = 0;
    for (var job = claim(cap); !job.isEmpty(); job = claim(cap)) {
      process(job.getFirst());
      got++;
    }
    return got;
  }

  /// What runs beside: sweeps, and an operator who looks.
  void lookAround() {
    rows("sweep", "select book_job_sweep()");
    rows("stats", "select book_job_stats()");
    rows("list", "select * from book_job_admin_list(null, null, null, 1000)");
    rows("leftovers", "select * from book_job_leftover_sources()");
    rows("purge", "select book_job_purge(interval '10 years')");
    rows("stopped", "select book_job_stopped(gen_random_uuid(), 1)");
  }

  List<Map<String, String>> rows(String call, String sql) {
    return rows(worker, call, sql);
  }

  private List<Map<String, String>> claim(int cap) {
    return rows(
        "claim",
        "select * from book_job_claim('w', 600, 5, gen_random_uuid(), nullif(%d, 0))"
            .formatted(cap));
  }

  private void process(Map<String, String> job) {
    var lease = "('%s', %s".formatted(job.get("id"), job.get("attempts"));
    var path = "%s/%s/processed/manifest.json.gz".formatted(job.get("user_id"), job.get("book_id"));
    rows(
        storage,
        "store",
        "insert into storage.objects (bucket_id, name) values ('epubs', '%s') on conflict do nothing returning id"
            .formatted(path));
    rows("heartbeat", "select book_job_heartbeat%s, 600, 40, repeat('s', 5000))".formatted(lease));
    rows("unwanted", "select book_job_source_unwanted%s)".formatted(lease));
    switch (random.nextInt(5)) {
      case 0 ->
          rows(
              "fail",
              "select book_job_fail%s, repeat('e', 5000), repeat('c', 500))".formatted(lease));
      case 1 -> rows("release", "select book_job_release%s)".formatted(lease));
      default -> {
        rows(
            "complete",
            "select book_job_complete%s, '%s', repeat('t', 5000), repeat('c', 500), 3, 'no hash')"
                .formatted(lease, path));
        rows("source deleted", "select book_job_source_deleted%s)".formatted(lease));
      }
    }
  }

  private void change(String call, String sql) {
    rows(browser, call, sql + " returning user_id");
  }

  private List<Map<String, String>> rows(Session session, String call, String sql) {
    long start = System.nanoTime();
    try {
      var rows = session.rows(sql);
      timings.took(call, start);
      return rows;
    } catch (SQLException e) {
      timings.failed("%s: %s %s".formatted(call, e.getSQLState(), e.getMessage()));
      return List.of();
    }
  }
}
