package org.intelligentreader.supabase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.intelligentreader.supabase.Session;

/// What browsers do: the statements of the front end in the field, and those of an attacker with a
/// browser.
final class UserMoves {
  private static final List<String> ATTACKS =
      List.of(
          "update book_processing_jobs set status = 'done' where book_id = '%2$s'",
          "update book_processing_jobs set status = 'processing' where book_id = '%2$s'",
          "update book_processing_jobs set attempts = 0 where book_id = '%2$s'",
          "update book_processing_jobs set lease_until = now() + interval '1 year'",
          "update book_processing_jobs set fair_tag = 0",
          "update book_processing_jobs set id = gen_random_uuid()",
          "update book_processing_jobs set book_id = 'other' where book_id = '%2$s'",
          "update book_processing_jobs set status = 'error', error = 'x' where book_id = '%2$s'",
          "update book_processing_jobs set status = 'cancelled' where user_id <> '%1$s'",
          "delete from book_processing_jobs where user_id <> '%1$s'",
          "update books set processing_status = 'ready' where user_id <> '%1$s'",
          "update books set id = 'moved' where id = '%2$s'",
          "insert into book_processing_jobs (user_id, book_id, status, source_path)"
              + " values ('%3$s', 'stolen', 'queued', '%3$s/x')",
          "insert into book_processing_jobs (user_id, book_id, status, source_path)"
              + " values ('%1$s', 'forged', 'done', '%1$s/forged/source.epub')",
          "insert into book_processing_jobs (user_id, book_id, status, source_path)"
              + " values ('%1$s', '../x', 'queued', '%1$s/x')",
          "insert into book_processing_jobs (user_id, book_id, status, source_path)"
              + " values ('%1$s', 'foreign', 'queued', '%3$s/one/source.epub')",
          "select * from book_job_claim('thief')",
          "select * from claim_book_processing_job('thief')",
          "select book_job_complete(gen_random_uuid(), 1, 'x')",
          "update private.book_queue_state set virtual_time = 0 where one",
          "truncate book_processing_jobs");

  private final World world;
  private final List<Session> users;

  UserMoves(World world, List<Session> users) {
    this.world = world;
    this.users = users;
  }

  /// Upload: the book, then the job, both as upserts that name every column.
  void enqueue(int place, int dial) throws SQLException {
    var source = World.source(place, dial);
    session(place)
        .change(
            """
            insert into books as b (user_id, id, title, storage_path, processing_status, processing_progress)
            values (?, ?, 'A title', ?, 'queued', 0)
            on conflict (user_id, id) do update
              set title = excluded.title, storage_path = excluded.storage_path,
                  processing_status = excluded.processing_status, processing_progress = excluded.processing_progress
            """,
            World.user(place),
            World.book(place),
            source);
    session(place)
        .change(
            """
            insert into book_processing_jobs as j
              (user_id, book_id, language, status, progress, stage, error, source_path, processed_path, updated_at)
            values (?, ?, 'ja', 'queued', 0, 'queued', null, ?, null, '1970-01-01')
            on conflict (user_id, book_id) do update
              set language = excluded.language, status = excluded.status, progress = excluded.progress,
                  stage = excluded.stage, error = excluded.error, source_path = excluded.source_path,
                  processed_path = excluded.processed_path, updated_at = excluded.updated_at
            """,
            World.user(place),
            World.book(place),
            source);
    world.books.computeIfAbsent(place, _ -> new World.ModelBook());
    world
        .job(place)
        .ifPresentOrElse(job -> requeue(place, job, source), () -> added(place, source));
  }

  void retry(int place) throws SQLException {
    update(place, "status = 'queued', progress = 0, stage = 'retry', error = null");
    world.job(place).ifPresent(job -> requeue(place, job, job.source));
  }

  void cancel(int place) throws SQLException {
    update(place, "status = 'cancelled', stage = 'cancelled'");
    world.cutOff(place);
    world.job(place).ifPresent(ModelJob::cancel);
  }

  void deleteJob(int place) throws SQLException {
    session(place)
        .change(
            "delete from book_processing_jobs where user_id = ? and book_id = ?",
            World.user(place),
            World.book(place));
    world.deleteJob(place);
  }

  void deleteBook(int place) throws SQLException {
    session(place)
        .change(
            "delete from books where user_id = ? and id = ?", World.user(place), World.book(place));
    // A job without its book can exist only after an attack that failed to be refused.
    if (world.books.remove(place) != null) {
      world.cutOff(place);
      world.jobs.remove(place);
    }
  }

  /// The page remembers where the reader is, and sends the whole row with it.
  void touchBook(int place) throws SQLException {
    session(place)
        .change(
            "update books set current_chapter = 3, processing_status = 'ready', processing_progress = 100,"
                + " processed_path = 'elsewhere', source_deleted_at = now() where user_id = ? and id = ?",
            World.user(place),
            World.book(place));
  }

  /// Refused, or without effect; the comparison after the step shows which rows moved.
  void attack(int place, int dial) {
    var other = World.USERS.get(1 - World.USERS.indexOf(World.user(place)));
    var sql =
        ATTACKS.get(dial % ATTACKS.size()).formatted(World.user(place), World.book(place), other);
    try {
      session(place).run(sql);
    } catch (SQLException refused) {
      assertThat(refused.getSQLState()).as(sql).isIn("42501", "23514", "23505");
    }
  }

  private void added(int place, String source) {
    var job = new ModelJob(jobId(place), source);
    job.deferred = world.quiet(place);
    world.jobs.put(place, job);
  }

  private void requeue(int place, ModelJob job, String source) {
    if (job.status.equals("queued")) {
      job.source = source;
      job.deferred = world.quiet(place);
      job.due = false;
    } else if (!job.status.equals("done") || world.objects.contains(source)) {
      world.cutOff(place);
      job.restart(source, world.quiet(place));
    }
  }

  private void update(int place, String assignments) throws SQLException {
    session(place)
        .change(
            "update book_processing_jobs set " + assignments + " where user_id = ? and book_id = ?",
            World.user(place),
            World.book(place));
  }

  private String jobId(int place) {
    try {
      return session(place)
          .value("select id from book_processing_jobs where book_id = ?", World.book(place))
          .orElseThrow();
    } catch (SQLException e) {
      throw new AssertionError("the job that was just inserted cannot be read", e);
    }
  }

  private Session session(int place) {
    return users.get(World.USERS.indexOf(World.user(place)));
  }
}
