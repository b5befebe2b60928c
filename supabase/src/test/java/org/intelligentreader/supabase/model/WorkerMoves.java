package org.intelligentreader.supabase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.supabase.Session;

/// What workers and operators do, new ones and old ones, alive and dead. Each answer is foretold by
/// the model.
final class WorkerMoves {
  private final World world;
  private final Session worker;
  private final Line line;

  WorkerMoves(World world, Session worker, Line line) {
    this.world = world;
    this.worker = worker;
    this.line = line;
  }

  void claim(int dial, boolean sweepDue) throws SQLException {
    var name = "worker-" + dial % 3;
    Optional<UUID> key = dial % 5 == 0 ? Optional.empty() : Optional.of(new UUID(7, dial / 3 % 20));
    int max = new int[] {5, 5, 3, 1}[dial / 7 % 4];
    int cap = new int[] {0, 0, 1, 2}[dial / 11 % 4];
    var same = world.jobs.values().stream().filter(job -> job.sameClaim(name, key)).findAny();
    var given =
        worker.rows(
            "select * from book_job_claim(?, 86400, ?, nullif(?, '')::uuid, nullif(?, 0))",
            name,
            max,
            key.map(UUID::toString).orElse(""),
            cap);
    if (same.isPresent()) {
      assertThat(given).as("the lost answer of a claim").hasSize(1);
      assertThat(given.getFirst()).containsEntry("id", same.get().id);
      assertThat(given.getFirst()).containsEntry("attempts", "" + same.get().attempts);
      return;
    }
    line.move(sweepDue, max);
    line.check(given, line.usersAtCap(cap));
    given.forEach(row -> taken(row, name, key, max, false));
  }

  void oldClaim(int dial, boolean sweepDue) throws SQLException {
    var name = "old-" + dial % 2;
    int max = dial % 4 == 0 ? 2 : 5;
    var given = worker.rows("select * from claim_book_processing_job(?, 1440, ?)", name, max);
    line.move(sweepDue, max);
    line.check(given, line.usersAtCap(0));
    given.forEach(row -> taken(row, name, Optional.empty(), max, true));
  }

  void heartbeat(int place, int dial) throws SQLException {
    var lease = world.lease(place, dial);
    int progress = dial % 120;
    var expected = verdict(lease);
    var answer = call(lease, "book_job_heartbeat(?::uuid, ?, 86400, ?, 'working')", progress);
    assertThat(answer)
        .as("heartbeat of %s", lease)
        .isEqualTo(expected.equals("held") ? "ok" : expected);
    if (expected.equals("held")) {
      var job = world.job(lease).orElseThrow();
      job.progress = Math.max(job.progress, Math.min(progress, 99));
    }
  }

  void complete(int place, int dial) throws SQLException {
    var lease = world.lease(place, dial);
    var path =
        switch (dial / 10 % 10) {
          case 0 -> World.bundle((lease.place() + 1) % 6);
          case 1 -> World.folder(lease.place()) + "processed/../source.epub";
          default -> World.bundle(lease.place());
        };
    var expected = completion(lease, path);
    var answer = call(lease, "book_job_complete(?::uuid, ?, ?, 'New title', null, 3)", path);
    assertThat(answer).as("complete of %s", lease).isEqualTo(expected);
    if (expected.equals("ok")) {
      world.job(lease).orElseThrow().finish(path);
      assertThat(world.completed.add(lease)).as("%s completed once", lease).isTrue();
    }
  }

  void fail(int place, int dial) throws SQLException {
    var lease = world.lease(place, dial);
    boolean retryable = dial / 10 % 3 > 0;
    var expected =
        owned(lease) ? world.job(lease).orElseThrow().endAttempt(retryable, "bug") : verdict(lease);
    var answer = call(lease, "book_job_fail(?::uuid, ?, 'It broke.', 'bug', ?)", retryable);
    assertThat(answer).as("fail of %s", lease).isEqualTo(expected);
  }

  void release(int place, int dial) throws SQLException {
    var lease = world.lease(place, dial);
    int pause = dial / 10 % 4 == 0 ? 600 : 0;
    var expected =
        owned(lease) ? world.job(lease).orElseThrow().release(pause > 0) : verdict(lease);
    var answer = call(lease, "book_job_release(?::uuid, ?, ?)", pause);
    assertThat(answer).as("release of %s", lease).isEqualTo(expected);
  }

  void sourceDeleted(int place, int dial) throws SQLException {
    var lease = world.lease(place, dial);
    var job = world.job(lease);
    boolean mine =
        job.isPresent() && job.get().status.equals("done") && job.get().attempts == lease.attempt();
    var answer = call(lease, "book_job_source_deleted(?::uuid, ?)");
    assertThat(answer).isEqualTo(job.isEmpty() ? "gone" : mine ? "ok" : "lost");
    if (mine) {
      world.sourceDeleted(lease.place());
    }
  }

  /// A worker that was cut off says that it has stopped; from anybody else it means nothing.
  void stopped(int place, int dial) throws SQLException {
    var lease = world.lease(place, dial);
    boolean waited = lease.equals(world.cutOff.get(lease.place()));
    assertThat(call(lease, "book_job_stopped(?::uuid, ?)")).isEqualTo(waited ? "ok" : "lost");
    if (waited) {
      world.cutOff.remove(lease.place());
      world
          .job(lease.place())
          .ifPresent(job -> {
            job.deferred = false;
            job.due = false;
          });
    }
  }

  /// An old worker names a job, no attempt: only what the old claim gave out may move.
  void oldUpdate(int place, int dial) throws SQLException {
    var lease = world.lease(place, dial);
    var status =
        new String[] {"processing", "processing", "done", "error", "queued"}[dial / 10 % 5];
    worker.value(
        "select update_book_processing_job(?::uuid, ?, ?, 'old stage', 'old error', ?)",
        lease.job(),
        status,
        dial % 120,
        World.bundle(lease.place()));
    var job = world.job(lease).filter(held -> held.processing() && held.legacy);
    if (job.isPresent()) {
      oldEffect(job.get(), status, dial % 120, World.bundle(lease.place()));
    }
  }

  void oldFields(int place, int dial) throws SQLException {
    boolean deleted = dial % 2 == 0;
    worker.value(
        "select update_book_processing_fields(?, ?, 'ready', 100, 'done', null, ?, ?)",
        World.user(place),
        World.book(place),
        World.bundle(place),
        deleted);
    var job =
        world
            .job(place)
            .filter(old -> old.legacy && (old.processing() || old.status.equals("done")));
    if (deleted && job.isPresent()) {
      world.sourceDeleted(place);
    }
  }

  void adminRequeue(int place) throws SQLException {
    var job = world.job(place);
    var id = job.map(known -> known.id).orElse(new UUID(0, place).toString());
    boolean lost =
        job.isPresent()
            && job.get().status.equals("done")
            && !world.objects.contains(job.get().source);
    assertThat(worker.value("select book_job_admin_requeue(?::uuid)", id))
        .contains(job.isEmpty() ? "gone" : lost ? "source_missing" : "queued");
    if (!lost && job.isPresent()) {
      world.cutOff(place);
      job.get().restart(job.get().source, world.quiet(place));
    }
  }

  void adminCancel(int place) throws SQLException {
    var job = world.job(place);
    var id = job.map(known -> known.id).orElse(new UUID(0, place).toString());
    world.cutOff(place);
    job.ifPresent(ModelJob::cancel);
    assertThat(worker.value("select book_job_admin_cancel(?::uuid)", id))
        .contains(job.map(known -> known.status).orElse("gone"));
  }

  void sweep() throws SQLException {
    var lost = world.jobs.values().stream().filter(job -> job.processing() && job.expired).toList();
    assertThat(worker.number("select book_job_sweep()")).isEqualTo(lost.size());
    lost.forEach(job -> job.endAttempt(true, "worker-lost"));
  }

  private void taken(
      Map<String, String> row, String name, Optional<UUID> key, int max, boolean old) {
    var id = row.getOrDefault("id", "");
    int place = World.placeOf(row.getOrDefault("user_id", ""), row.getOrDefault("book_id", ""));
    var job = world.job(place).orElseThrow();
    assertThat(job.id).isEqualTo(id);
    assertThat(job.ready()).as("only a job that waits in line is given out: %s", job).isTrue();
    assertThat(job.used()).as("attempts used before a claim that allows %d", max).isLessThan(max);
    job.lease(name, key, max, old);
    assertThat(row).containsEntry("attempts", "" + job.attempts);
    var lease = new World.Lease(id, job.attempts, place);
    assertThat(world.leases).as("each number is given out once").doesNotContain(lease);
    world.leases.add(lease);
  }

  private void oldEffect(ModelJob job, String status, int progress, String bundle) {
    switch (status) {
      case "done" -> {
        if (world.objects.contains(bundle)) {
          job.finish(bundle);
        } else {
          job.endAttempt(true, "bundle-missing");
        }
      }
      case "error" -> job.endAttempt(false, "error");
      case "queued" -> job.endAttempt(true, "error");
      default -> {
        job.expired = false;
        job.progress = Math.max(job.progress, Math.min(progress, 99));
      }
    }
  }

  private String completion(World.Lease lease, String path) {
    var job = world.job(lease);
    if (job.isPresent()
        && job.get().status.equals("done")
        && job.get().attempts == lease.attempt()) {
      return "already";
    } else if (!owned(lease)) {
      return verdict(lease);
    } else if (!path.equals(World.bundle(lease.place()))) {
      return "bad_path";
    }
    return world.objects.contains(path) ? "ok" : "bundle_missing";
  }

  private boolean owned(World.Lease lease) {
    return verdict(lease).equals("held") || verdict(lease).equals("expired");
  }

  private String verdict(World.Lease lease) {
    return world.job(lease).map(job -> job.verdict(lease.attempt())).orElse("gone");
  }

  private String call(World.Lease lease, String function, Object... more) throws SQLException {
    var values = new Object[more.length + 2];
    values[0] = lease.job();
    values[1] = lease.attempt();
    System.arraycopy(more, 0, values, 2, more.length);
    return worker.value("select " + function, values).orElseThrow();
  }
}
