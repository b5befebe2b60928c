package org.intelligentreader.supabase.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever rows one user's statements hold, the calls of the others neither fail nor wait.
public class HeldRowTest {
  private static final List<Hold> HOLDS = Hold.all();

  private final SplittableRandom random;
  private final Database database = Database.withSchema();
  private final Session root = database.open();
  private final UUID holder = database.newUser();
  private final UUID other = database.newUser();
  private final Timings usual = new Timings();
  private final Timings beside = new Timings();

  HeldRowTest() throws SQLException {
    long seed = Long.getLong("held.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("held rows: -Dheld.seed=" + seed);
    random = new SplittableRandom(seed);
  }

  @AfterEach
  void close() throws SQLException {
    root.close();
    database.close();
  }

  @Test
  void every_lock_of_one_user_and_some_pairs_of_them_stop_nobody() throws SQLException {
    for (var hold : HOLDS) {
      play(List.of(hold));
    }
    for (int i = 0; i < 25; i++) {
      play(List.of(any(), any()));
    }
    report();
  }

  /// `./mvnw -pl supabase test -Dtest=HeldRowTest -Dtest.excluded.groups= -Dgroups=campaign
  /// -Dheld.rounds=5`
  @Test
  @Tag("campaign")
  void every_pair_of_locks_stops_nobody() throws SQLException {
    for (int round = 0; round < Integer.getInteger("held.rounds", 5); round++) {
      for (int i = 0; i < HOLDS.size(); i++) {
        for (int j = i + 1; j < HOLDS.size(); j++) {
          play(List.of(HOLDS.get(i), HOLDS.get(j)));
        }
      }
    }
    report();
  }

  @Test
  void a_worker_finishes_a_book_whose_row_is_held_and_the_book_says_so_as_soon_as_it_is_free()
      throws SQLException {
    prepare();
    var job =
        root.value("select id from book_processing_jobs where book_id = 'running'").orElseThrow();
    var path = holder + "/running/processed/manifest.json.gz";
    root.change("insert into storage.objects (bucket_id, name) values ('epubs', ?)", path);
    try (var page = database.user(holder);
        var worker = database.worker()) {
      page.run("begin; update books set current_chapter = 3 where id = 'running'");
      assertThat(worker.value("select book_job_heartbeat('%s', 1, 60, 40)".formatted(job)))
          .contains("ok");
      assertThat(
              worker.value(
                  "select book_job_complete('%s', 1, '%s', 'New', 'cover', 7)"
                      .formatted(job, path)))
          .contains("ok");
      assertThat(worker.value("select book_job_source_deleted('%s', 1)".formatted(job)))
          .contains("ok");
      worker.rows("select * from book_job_claim('w')");
      page.run("commit");
      worker.rows("select * from book_job_claim('w')");
    }
    assertThat(
            root.rows(
                "select title, cover, chapter_count, current_chapter, processing_status,"
                    + " processed_path, source_deleted_at is not null as deleted from books where"
                    + " id = 'running'"))
        .singleElement()
        .satisfies(book ->
            assertThat(book)
                .containsEntry("title", "New")
                .containsEntry("cover", "cover")
                .containsEntry("chapter_count", "7")
                .containsEntry("current_chapter", "3")
                .containsEntry("processing_status", "ready")
                .containsEntry("processed_path", path)
                .containsEntry("deleted", "t"));
    assertThat(root.number("select count(*) from private.book_behind")).isZero();
  }

  private void play(List<Hold> holds) throws SQLException {
    prepare();
    others(usual);
    prepare();
    List<Session> sessions = new ArrayList<>();
    try {
      for (var hold : holds) {
        sessions.add(hold(hold));
      }
      others(beside);
      if (holds.stream().allMatch(Hold::bookOnly)) {
        ownCalls();
      }
      assertThat(beside.failures()).as("beside %s", holds).isEmpty();
      for (var session : sessions) {
        session.run(random.nextBoolean() ? "commit" : "rollback");
      }
    } finally {
      for (var session : sessions) {
        session.close();
      }
    }
    assertThat(disagreeing()).as("books after %s", holds).isEmpty();
  }

  /// A hold that waits for the other one is given up: nobody holds what it waits for twice.
  private Session hold(Hold hold) throws SQLException {
    var session =
        switch (hold.holder()) {
          case OPERATOR -> database.open();
          case USER -> database.user(holder);
          case WORKER -> database.worker();
        };
    session.run("set lock_timeout = '50ms'");
    try {
      session.run("begin");
      session.run(hold.sql().formatted(holder));
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(hold + ": " + e.getMessage()).isEqualTo("55P03");
      session.run("rollback; begin");
    }
    return session;
  }

  private void others(Timings timings) throws SQLException {
    try (var others = new Others(database, other, random.split(), timings)) {
      for (int i = 0; i < 3; i++) {
        others.upload("sound-" + i);
      }
      others.work(random.nextInt(3));
      others.work(0);
      others.browse("sound");
      others.lookAround();
      others.rows("requeue", "select book_job_admin_requeue(gen_random_uuid())");
      others.rows("old claim", "select claim_book_processing_job('old')");
    }
  }

  /// Of the job itself, while its user holds the book.
  private void ownCalls() throws SQLException {
    try (var others = new Others(database, other, random.split(), beside)) {
      var job =
          root.value("select id from book_processing_jobs where book_id = 'running'").orElseThrow();
      assertThat(
              others.rows(
                  "heartbeat",
                  "select book_job_heartbeat('%s', 1, 60, 40) as answer".formatted(job)))
          .singleElement()
          .satisfies(row -> assertThat(row).containsEntry("answer", "ok"));
      others.rows("fail", "select book_job_fail('%s', 1, 'x')".formatted(job));
    }
  }

  private List<String> disagreeing() throws SQLException {
    try (var worker = database.worker()) {
      worker.value("select book_job_sweep()");
    }
    return root.column(
        """
        select format('%s is %s, its job is %s', b.id, b.processing_status, j.status)
          from book_processing_jobs j join books b on b.user_id = j.user_id and b.id = j.book_id
         where (case j.status when 'done' then 'ready' else j.status end, j.progress, j.stage, j.error)
               is distinct from (b.processing_status, b.processing_progress, b.processing_stage, b.processing_error)
        union all
        select 'a note is left: ' || n.book_id from private.book_behind n
        """);
  }

  private Hold any() {
    return HOLDS.get(random.nextInt(HOLDS.size()));
  }

  private void report() {
    System.out.printf(
        "held rows: %d calls%n  usually%s%n  beside locks%s%n", beside.calls(), usual, beside);
    assertThat(usual.failures()).isEmpty();
    assertThat(beside.calls()).isPositive();
  }

  /// The holder's rows as they were.
  private void prepare() throws SQLException {
    root.run(
        "set session_replication_role = replica; truncate books, book_processing_jobs, progress,"
            + " vocabulary, private.book_job_quiet, private.book_behind,"
            + " private.book_job_quarantine; delete from storage.objects; set"
            + " session_replication_role = origin; update private.book_queue_state set swept_at ="
            + " '-infinity', scan_from = 0, virtual_time = 0;");
    root.change("insert into auth.users (id) values (?) on conflict do nothing", holder);
    root.run(
        """
        insert into books (user_id, id, title, storage_path) select '%1$s', b, 'T', 'x' from unnest(array['waiting', 'later', 'running', 'lost', 'finished', 'failed']) b;
        insert into book_processing_jobs (user_id, book_id, source_path) select '%1$s', b.id, '%1$s/' || b.id || '/source.epub' from books b;
        update book_processing_jobs set deferred = true, run_at = now() - interval '1 minute' where book_id = 'later';
        update book_processing_jobs set status = 'processing', attempts = 1, lease_until = now() + interval '5 minutes' where book_id = 'running';
        update book_processing_jobs set status = 'processing', attempts = 1, lease_until = now() - interval '5 minutes' where book_id = 'lost';
        update book_processing_jobs set status = 'done', attempts = 1, progress = 100, processed_path = '%1$s/finished/processed/m' where book_id = 'finished';
        update book_processing_jobs set status = 'error', attempts = 5, error = 'x', error_code = 'bug' where book_id = 'failed';
        insert into progress (user_id, book_id) values ('%1$s', 'waiting');
        insert into vocabulary (user_id, id, kind, word) values ('%1$s', 'w', 'global', '本');
        insert into private.book_job_quiet (user_id, book_id, until, job_id, attempt) values ('%1$s', 'gone', now(), gen_random_uuid(), 1);
        insert into private.book_behind (user_id, book_id) values ('%1$s', 'finished'), ('%1$s', 'gone');
        insert into private.book_job_quarantine (job_id, until, error) values (gen_random_uuid(), now(), 'x');
        """
            .formatted(holder));
  }
}
