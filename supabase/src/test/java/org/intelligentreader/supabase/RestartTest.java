package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The database dies under working workers. They repeat every call until it is answered, as the
/// real one does.
@Tag("machine")
class RestartTest {
  private static final int WORKERS = 4;
  private static final int JOBS_BETWEEN_CRASHES = 25;

  private final Semaphore finished = new Semaphore(0);
  private final AtomicInteger repeated = new AtomicInteger();

  @Test
  void no_job_is_lost_held_twice_or_stuck_when_the_database_crashes() throws Exception {
    crash(3);
  }

  /// `./mvnw -pl supabase test -Dtest=RestartTest -Dtest.excluded.groups= -Dgroups=campaign
  /// -Dqueue.crashes=100`
  @Test
  @Tag("campaign")
  void a_hundred_crashes_lose_nothing() throws Exception {
    crash(Integer.getInteger("queue.crashes", 100));
  }

  private void crash(int crashes) throws Exception {
    int jobs = (crashes + 1) * JOBS_BETWEEN_CRASHES;
    try (var server = new CrashingServer();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      enqueue(server, jobs);
      List<Future<Integer>> workers = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        workers.add(threads.submit(() -> work(server)));
      }
      for (int i = 0; i < crashes; i++) {
        finished.acquire(JOBS_BETWEEN_CRASHES);
        server.crashAndRecover();
      }
      int completed = 0;
      for (var worker : workers) {
        completed += worker.get();
      }
      System.out.printf(
          "crashes: %d, jobs: %d, calls repeated: %d%n", crashes, jobs, repeated.get());
      assertThat(completed).isEqualTo(jobs);
      try (var root = server.open()) {
        assertThat(root.column("select distinct status from book_processing_jobs"))
            .containsExactly("done");
        assertThat(root.column("select distinct attempts from book_processing_jobs"))
            .as("no attempt burnt by a lost answer")
            .containsExactly("1");
      }
    }
  }

  private static void enqueue(CrashingServer server, int jobs) throws SQLException {
    try (var root = server.open()) {
      var user = UUID.randomUUID();
      root.change("insert into auth.users (id) values (?)", user);
      root.change(
          "insert into book_processing_jobs (user_id, book_id, source_path)"
              + " select ?, 'b' || n, ? || '/b/source.epub' from generate_series(1, ?) n",
          user,
          user.toString(),
          jobs);
    }
  }

  /// @return how many jobs this worker completed
  private Integer work(CrashingServer server) throws SQLException {
    var calls = new Calls(server);
    int completed = 0;
    while (true) {
      var key = UUID.randomUUID();
      var claim =
          calls.answered(worker ->
              worker.rows("select * from book_job_claim(?, 600, 5, ?)", key.toString(), key));
      if (claim.isEmpty()) {
        return completed;
      }
      finish(calls, claim.getFirst());
      completed++;
      finished.release();
    }
  }

  private static void finish(Calls calls, Map<String, String> job) throws SQLException {
    var id = UUID.fromString(job.getOrDefault("id", ""));
    int attempt = Integer.parseInt(job.getOrDefault("attempts", "0"));
    var path = job.get("user_id") + "/" + job.get("book_id") + "/processed/manifest.json.gz";
    var beat =
        calls.answered(
            worker -> worker.value("select book_job_heartbeat(?, ?, 600, 50)", id, attempt));
    assertThat(beat).contains("ok");
    calls.answered(worker ->
        worker.change(
            "insert into storage.objects (bucket_id, name) values ('epubs', ?) on conflict do nothing",
            path));
    var commit =
        calls.answered(
            worker -> worker.value("select book_job_complete(?, ?, ?)", id, attempt, path));
    assertThat(commit.orElseThrow()).isIn("ok", "already");
  }

  private interface Call<T> {
    T on(Session worker) throws SQLException;
  }

  /// Repeats a call on a new connection until it is answered.
  private final class Calls {
    private final CrashingServer server;
    private Optional<Session> session = Optional.empty();

    Calls(CrashingServer server) {
      this.server = server;
    }

    <T> T answered(Call<T> call) throws SQLException {
      long patience = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (true) {
        try {
          if (session.isEmpty()) {
            session = Optional.of(server.open().asWorker());
          }
          return call.on(session.get());
        } catch (SQLException e) {
          session = Optional.empty();
          repeated.incrementAndGet();
          if (System.nanoTime() > patience) {
            throw e;
          }
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
      }
    }
  }
}
