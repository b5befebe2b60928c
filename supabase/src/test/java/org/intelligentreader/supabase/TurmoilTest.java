package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Users and workers at the same rows at the same time. What must hold afterwards holds whoever
/// won.
@Timeout(120)
class TurmoilTest {
  private static final int OPERATIONS = 150;

  private final Shelf shelf;
  private final AtomicInteger deadlocks = new AtomicInteger();
  private final AtomicInteger completed = new AtomicInteger();

  TurmoilTest() throws SQLException {
    shelf = new Shelf();
  }

  @AfterEach
  void close() throws SQLException {
    shelf.close();
  }

  @Test
  void book_and_job_agree_after_users_and_workers_met_on_the_same_rows() throws Exception {
    long seed = ThreadLocalRandom.current().nextLong();
    var users = List.of(shelf.newUser(), shelf.newUser());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        var user = users.get(i % 2);
        var random = new SplittableRandom(seed + i);
        running.add(threads.submit(() -> browse(user, random)));
        running.add(threads.submit(() -> work(random.split())));
      }
      for (var thread : running) {
        thread.get();
      }
    }
    System.out.printf(
        "turmoil: seed %d, %d completed, %d deadlocks%n", seed, completed.get(), deadlocks.get());
    assertThat(completed.get()).isPositive();
    assertThat(deadlocks).hasValue(0);
    // A book that somebody held while its job moved on is shown by the next claim or sweep.
    shelf.worker.value("select book_job_sweep()");
    assertThat(disagreeing()).isEmpty();
  }

  private List<Map<String, String>> disagreeing() throws SQLException {
    return shelf.root.rows(
        """
        select j.status, b.processing_status, j.progress, b.processing_progress, j.processed_path, b.processed_path as shown
          from book_processing_jobs j join books b on b.user_id = j.user_id and b.id = j.book_id
         where (case j.status when 'done' then 'ready' else j.status end, j.progress, j.stage, j.error)
               is distinct from (b.processing_status, b.processing_progress, b.processing_stage, b.processing_error)
            or j.status = 'done' and j.processed_path is distinct from b.processed_path
        """);
  }

  private Integer browse(UUID user, RandomGenerator random) throws SQLException {
    try (var browser = shelf.database.user(user)) {
      for (int i = 0; i < OPERATIONS; i++) {
        var book = "b" + random.nextInt(3);
        var mine = " where user_id = '%s' and book_id = '%s'".formatted(user, book);
        switch (random.nextInt(8)) {
          case 0 -> attempt(browser, "update book_processing_jobs set status = 'cancelled'" + mine);
          case 1 -> attempt(browser, "update book_processing_jobs set status = 'queued'" + mine);
          case 2 -> attempt(browser, "update books set title = 'T' where id = '" + book + "'");
          case 3 -> attempt(browser, "delete from books where id = '" + book + "'");
          default -> upload(browser, user, book);
        }
      }
    }
    return 0;
  }

  private void upload(Session browser, UUID user, String book) throws SQLException {
    attempt(
        browser,
        """
        insert into books (user_id, id, title, storage_path, processing_status) values ('%s', '%s', 'T', 'x', 'queued')
        on conflict (user_id, id) do update set processing_status = excluded.processing_status
        """
            .formatted(user, book));
    attempt(
        browser,
        """
        insert into book_processing_jobs (user_id, book_id, status, source_path) values ('%1$s', '%2$s', 'queued', '%1$s/%2$s/source.epub')
        on conflict (user_id, book_id) do update set status = excluded.status, source_path = excluded.source_path
        """
            .formatted(user, book));
  }

  private Integer work(RandomGenerator random) throws SQLException {
    try (var worker = shelf.database.worker();
        var storage = shelf.database.open()) {
      for (int i = 0; i < OPERATIONS; i++) {
        for (var job : worker.rows("select * from book_job_claim('w', 600)")) {
          process(worker, storage, job, random);
        }
      }
    }
    return 0;
  }

  private void process(
      Session worker, Session storage, Map<String, String> job, RandomGenerator random)
      throws SQLException {
    var path = job.get("user_id") + "/" + job.get("book_id") + "/processed/manifest.json.gz";
    storage.change(
        "insert into storage.objects (bucket_id, name) values ('epubs', ?) on conflict do nothing",
        path);
    var lease = "'%s', %s".formatted(job.get("id"), job.get("attempts"));
    attempt(worker, "select book_job_heartbeat(%s, 600, 40)".formatted(lease));
    if (random.nextInt(3) == 0) {
      attempt(worker, "select book_job_release(%s)".formatted(lease));
    } else if (attempt(worker, "select book_job_complete(%s, '%s')".formatted(lease, path))) {
      completed.incrementAndGet();
    }
  }

  /// A deadlock would be answered with an error; there is none.
  private boolean attempt(Session session, String sql) throws SQLException {
    try {
      session.run(sql);
      return true;
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(sql + ": " + e.getMessage()).isEqualTo("40P01");
      deadlocks.incrementAndGet();
      return false;
    }
  }
}
