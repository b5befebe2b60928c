package org.intelligentreader.supabase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;

/// Does each step to the database and to the model, and compares every row after it.
///
/// Time never passes by itself: leases are given for a day, waits are moved 20 hours ahead, and the
/// steps EXPIRE, WAKE and "a sweep is due" move them into the past. So a sequence means the same on
/// every machine.
final class Driver implements AutoCloseable {
  private static final String LINES =
      """
      select 'job', j.user_id, j.book_id,
             format('%s attempts=%s forgiven=%s releases=%s max=%s deferred=%s lease=%s legacy=%s progress=%s source=%s bundle=%s code=%s',
                    j.status, j.attempts, j.attempts_forgiven, j.releases, j.max_attempts, j.deferred::text,
                    case when j.lease_until is null then 'none' when j.lease_until < clock_timestamp() then 'over' else 'live' end,
                    j.lease_legacy::text, j.progress, j.source_path, j.processed_path, j.error_code) as line,
             j.updated_at > clock_timestamp() or j.updated_at < '2020-01-01'
               or (j.finished_at is not null) <> (j.status in ('done', 'error', 'cancelled')) as wrong_times
        from book_processing_jobs j
      union all
      select 'book', b.user_id, b.id,
             format('%s bundle=%s sourceDeleted=%s', b.processing_status, b.processed_path, (b.source_deleted_at is not null)::text),
             exists (select from book_processing_jobs m where m.user_id = b.user_id and m.book_id = b.id
                      and (m.progress, m.stage, m.error) is distinct from (b.processing_progress, b.processing_stage, b.processing_error))
        from books b
      """;

  private final World world = new World();
  private final Session root;
  private final Session clock;
  private final List<Session> users = new ArrayList<>();
  private final Session worker;
  private final UserMoves userMoves;
  private final WorkerMoves workerMoves;
  private int steps;
  private final Map<String, Integer> attemptsSeen = new HashMap<>();

  Driver(Database database) throws SQLException {
    root = database.open();
    clock = database.open();
    clock.run("set session_replication_role = replica");
    clock.run(
        "truncate book_processing_jobs, books, private.book_job_quiet, private.book_behind,"
            + " private.book_job_quarantine; delete from storage.objects; delete from auth.users;"
            + " update private.book_queue_state set virtual_time = 0, scan_from = 0");
    for (var user : World.USERS) {
      root.change("insert into auth.users (id, email) values (?, ?)", user, user + "@example.org");
      users.add(database.user(user));
    }
    worker = database.worker();
    userMoves = new UserMoves(world, users);
    workerMoves = new WorkerMoves(world, worker, new Line(world, root));
  }

  /// How many steps were done and compared, those of [#drain()] included.
  int steps() {
    return steps;
  }

  /// One step, and the comparison.
  void act(Step step) throws SQLException {
    steps++;
    boolean sweepDue = step.dial() % 4 == 0;
    clock.change(
        "update private.book_queue_state set swept_at = case when ? then '-infinity' else"
            + " clock_timestamp() + interval '30 seconds' end where one",
        sweepDue);
    perform(step, sweepDue);
    if (world.jobs.values().stream().anyMatch(job -> job.deferred)) {
      clock.change(
          "update book_processing_jobs set run_at = now() + interval '20 hours' where deferred and"
              + " run_at between now() and now() + interval '19 hours'");
    }
    world.mirror();
    compare(step);
  }

  /// Without any user every job ends: all waits pass, all workers die, and the claims run out.
  void drain() throws SQLException {
    for (int round = 0; world.jobs.values().stream().anyMatch(ModelJob::open); round++) {
      assertThat(round).as("rounds until every job has ended").isLessThan(200);
      for (var place : List.copyOf(world.jobs.keySet())) {
        act(new Step(Move.WAKE, place, 1));
        act(new Step(Move.EXPIRE, place, 1));
      }
      act(new Step(Move.SWEEP, 0, 1));
      act(new Step(Move.CLAIM, 0, 7 * 11 * 4 * 5));
    }
  }

  @Override
  public void close() throws SQLException {
    for (var session : users) {
      session.close();
    }
    worker.close();
    clock.close();
    root.close();
  }

  private void perform(Step step, boolean sweepDue) throws SQLException {
    int place = step.place();
    int dial = step.dial();
    switch (step.move()) {
      case ENQUEUE -> userMoves.enqueue(place, dial);
      case CANCEL -> userMoves.cancel(place);
      case RETRY -> userMoves.retry(place);
      case DELETE_JOB -> userMoves.deleteJob(place);
      case DELETE_BOOK -> userMoves.deleteBook(place);
      case TOUCH_BOOK -> userMoves.touchBook(place);
      case HOSTILE -> userMoves.attack(place, dial);
      case CLAIM -> workerMoves.claim(dial, sweepDue);
      case OLD_CLAIM -> workerMoves.oldClaim(dial, sweepDue);
      case HEARTBEAT -> workerMoves.heartbeat(place, dial);
      case COMPLETE -> workerMoves.complete(place, dial);
      case FAIL -> workerMoves.fail(place, dial);
      case RELEASE -> workerMoves.release(place, dial);
      case STOPPED -> workerMoves.stopped(place, dial);
      case SOURCE_DELETED -> workerMoves.sourceDeleted(place, dial);
      case OLD_UPDATE -> workerMoves.oldUpdate(place, dial);
      case OLD_FIELDS -> workerMoves.oldFields(place, dial);
      case ADMIN_REQUEUE -> workerMoves.adminRequeue(place);
      case ADMIN_CANCEL -> workerMoves.adminCancel(place);
      case SWEEP -> workerMoves.sweep();
      case EXPIRE -> expire(place);
      case WAKE -> wake(place);
      case UPLOAD_BUNDLE -> upload(World.bundle(place));
      case UPLOAD_SOURCE -> upload(World.source(place, dial));
      case REMOVE_BUNDLE -> remove(World.bundle(place));
      case REMOVE_SOURCE -> remove(World.source(place, dial));
    }
  }

  private void expire(int place) throws SQLException {
    clock.change(
        "update book_processing_jobs set lease_until = now() - interval '1 minute'"
            + " where status = 'processing' and user_id = ? and book_id = ?",
        World.user(place),
        World.book(place));
    world.job(place).filter(ModelJob::processing).ifPresent(job -> job.expired = true);
  }

  private void wake(int place) throws SQLException {
    clock.change(
        "update book_processing_jobs set run_at = now() - interval '1 minute' where deferred and"
            + " user_id = ? and book_id = ?",
        World.user(place),
        World.book(place));
    clock.change(
        "delete from private.book_job_quiet where user_id = ? and book_id = ?",
        World.user(place),
        World.book(place));
    world.cutOff.remove(place);
    world.job(place).filter(job -> job.deferred).ifPresent(job -> job.due = true);
  }

  private void upload(String path) throws SQLException {
    root.change(
        "insert into storage.objects (bucket_id, name) values ('epubs', ?) on conflict do nothing",
        path);
    world.objects.add(path);
  }

  private void remove(String path) throws SQLException {
    clock.change("delete from storage.objects where name = ?", path);
    world.objects.remove(path);
  }

  private void compare(Step step) throws SQLException {
    Map<String, String> real = new HashMap<>();
    for (var row : root.rows(LINES)) {
      var place = World.placeOf(row.getOrDefault("user_id", ""), row.getOrDefault("book_id", ""));
      real.put(row.get("?column?") + " " + place, row.getOrDefault("line", ""));
      assertThat(row)
          .as("times and mirror after %s: %s", step, row)
          .containsEntry("wrong_times", "f");
    }
    var lines =
        real.entrySet().stream().map(line -> line.getKey() + " " + line.getValue()).toList();
    assertThat(lines).as("rows after %s", step).containsExactlyInAnyOrderElementsOf(world.lines());
    for (var job : world.jobs.values()) {
      assertThat(job.attempts).isGreaterThanOrEqualTo(attemptsSeen.getOrDefault(job.id, 0));
      assertThat(job.used()).isBetween(0, 100);
      attemptsSeen.put(job.id, job.attempts);
    }
  }
}
