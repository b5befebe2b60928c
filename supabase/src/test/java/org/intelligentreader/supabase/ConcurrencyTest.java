package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many workers with connections of their own.
@Timeout(60)
class ConcurrencyTest {
  private static final int WORKERS = 8;

  private final Shelf shelf;
  private final Map<String, Integer> holders = new ConcurrentHashMap<>();
  private final AtomicInteger completed = new AtomicInteger();
  private final AtomicBoolean failed = new AtomicBoolean();

  ConcurrencyTest() throws SQLException {
    shelf = new Shelf();
  }

  @AfterEach
  void close() throws SQLException {
    shelf.close();
  }

  @Test
  void no_job_is_held_twice_and_none_is_left() throws Exception {
    enqueue(5, 40);
    inParallel(seed -> workUntilEmpty(new SplittableRandom(seed), 0));
    assertThat(completed).hasValue(200);
    assertThat(shelf.root.column("select distinct status from book_processing_jobs"))
        .containsExactly("done");
  }

  @Test
  void the_cap_of_a_user_is_never_passed() throws Exception {
    enqueue(2, 40);
    inParallel(seed -> workUntilEmpty(new SplittableRandom(seed), 2));
    assertThat(completed).hasValue(80);
  }

  @Test
  void a_claim_comes_back_to_the_only_user_when_another_claim_has_decided_about_them()
      throws Exception {
    enqueue(1, 1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var other = shelf.database.open()) {
      var decided = threads.submit(() -> decideFor300Ms(other));
      while (shelf.root.number("select count(*) from pg_locks where classid = 7303") == 0) {
        assertThat(decided.isDone()).isFalse();
      }
      assertThat(shelf.root.rows("select * from book_job_claim('w', 600, 5, null, 1)")).hasSize(1);
      decided.get();
    }
  }

  /// What a claim with a cap holds while it decides about a user.
  private static int decideFor300Ms(Session other) throws SQLException {
    other.run(
        """
        do $$ begin
          perform pg_advisory_xact_lock(7303, hashtext(user_id::text))
             from book_processing_jobs limit 1;
          perform pg_sleep(0.3);
        end $$
        """);
    return 0;
  }

  @Test
  void a_claim_repeated_while_the_first_still_runs_gets_the_same_job() throws Exception {
    enqueue(1, 20);
    var key = UUID.randomUUID();
    inParallel(_ -> {
      try (var worker = shelf.database.worker()) {
        return worker.rows("select * from book_job_claim('same', 600, 5, ?)", key).size();
      }
    });
    assertThat(shelf.root.column("select attempts from book_processing_jobs where attempts > 0"))
        .containsExactly("1");
  }

  @Test
  void a_users_statements_from_many_tabs_get_different_places() throws Exception {
    var user = shelf.newUser();
    var tabs = new AtomicInteger();
    inParallel(_ -> {
      int tab = tabs.incrementAndGet();
      for (int i = 0; i < 5; i++) {
        shelf.enqueue(user, "b" + tab + "-" + i);
      }
      return 0;
    });
    assertThat(shelf.root.number("select count(distinct fair_tag) from book_processing_jobs"))
        .isEqualTo(WORKERS * 5L);
  }

  @Test
  void many_sweeps_at_once_count_a_lost_worker_once() throws Exception {
    enqueue(2, 10);
    for (int i = 0; i < 20; i++) {
      shelf.claim();
    }
    shelf.muchLater();
    var swept = new AtomicInteger();
    inParallel(_ -> {
      try (var worker = shelf.database.worker()) {
        return swept.addAndGet((int) worker.number("select book_job_sweep()"));
      }
    });
    assertThat(swept).hasValue(20);
    assertThat(
            shelf.root.column(
                "select distinct attempts - attempts_forgiven from book_processing_jobs"))
        .containsExactly("1");
  }

  private int workUntilEmpty(RandomGenerator random, int cap) throws SQLException {
    try (var worker = shelf.database.worker();
        var watcher = shelf.database.open()) {
      // A job that a failed worker left behind would keep the others waiting for ever.
      while (!failed.get()
          && watcher.number(
                  "select count(*) from book_processing_jobs where status in ('queued', 'processing')")
              > 0) {
        var claim =
            worker.rows("select * from book_job_claim('w', 600, 5, null, nullif(?, 0))", cap);
        if (!claim.isEmpty()) {
          work(worker, watcher, claim.getFirst(), random, cap);
        }
      }
    }
    return 0;
  }

  private void work(
      Session worker, Session watcher, Map<String, String> job, RandomGenerator random, int cap)
      throws SQLException {
    var id = UUID.fromString(job.getOrDefault("id", ""));
    int attempt = Integer.parseInt(job.getOrDefault("attempts", "0"));
    assertThat(holders.put(id.toString(), attempt)).as("held by one worker at a time").isNull();
    if (cap > 0) {
      assertThat(
              watcher.number(
                  "select max(n) from (select count(*) n from book_processing_jobs where status = 'processing' group by user_id) r"))
          .isLessThanOrEqualTo(cap);
    }
    holders.remove(id.toString());
    // A fifth release could use up the budget.
    if (attempt < 5 && random.nextInt(4) == 0) {
      worker.value("select book_job_release(?, ?)", id, attempt);
      return;
    }
    var path = job.get("user_id") + "/" + job.get("book_id") + "/processed/manifest.json.gz";
    watcher.change(
        "insert into storage.objects (bucket_id, name) values ('epubs', ?) on conflict do nothing",
        path);
    assertThat(worker.value("select book_job_complete(?, ?, ?)", id, attempt, path)).contains("ok");
    completed.incrementAndGet();
  }

  private void enqueue(int users, int books) throws SQLException {
    for (int i = 0; i < users; i++) {
      var user = shelf.newUser();
      shelf.root.change(
          "insert into book_processing_jobs (user_id, book_id, source_path)"
              + " select ?, 'b' || n, ? || '/b/source.epub' from generate_series(1, ?) n",
          user,
          user.toString(),
          books);
    }
  }

  private interface Work {
    int run(long seed) throws SQLException;
  }

  private int watched(Work work, long seed) throws SQLException {
    boolean well = false;
    try {
      int result = work.run(seed);
      well = true;
      return result;
    } finally {
      failed.compareAndSet(false, !well);
    }
  }

  private void inParallel(Work work) throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> running = new ArrayList<>();
      for (long seed = 1; seed <= WORKERS; seed++) {
        long own = seed;
        Callable<Integer> task = () -> watched(work, own);
        running.add(threads.submit(task));
      }
      for (var future : running) {
        future.get();
      }
    }
  }
}
