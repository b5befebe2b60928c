package org.intelligentreader.supabase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.intelligentreader.supabase.Session;

/// What a claim does to the jobs that it does not hand out, and whether it handed out the right
/// one.
final class Line {
  private final World world;
  private final Session root;

  Line(World world, Session root) {
    this.world = world;
    this.root = root;
  }

  /// Users who run as many jobs as they may; 0 is no limit.
  Set<UUID> usersAtCap(int cap) {
    return World.USERS.stream()
        .filter(user -> cap > 0 && world.running(user) >= cap)
        .collect(Collectors.toSet());
  }

  /// Before it looks at the line, a claim sweeps dead leases and wakes what has waited long enough.
  void move(boolean sweepDue, int max) throws SQLException {
    for (var job : world.jobs.values()) {
      if (sweepDue && job.processing() && job.expired) {
        job.endAttempt(true, "worker-lost");
      }
      if (job.deferred && job.due) {
        job.deferred = false;
        job.due = false;
      }
    }
    for (var job : world.jobs.values()) {
      if (job.ready() && job.used() >= max && exhausted(job)) {
        job.endAttempt(false, "attempts-exhausted");
      }
    }
  }

  /// The first in line that is not of a user at the cap was taken; if none was taken, there was
  /// none.
  void check(List<Map<String, String>> given, Set<UUID> full) throws SQLException {
    var taken = given.isEmpty() ? "" : given.getFirst().getOrDefault("id", "");
    var passedOver =
        root.rows(
            """
            select w.id, w.user_id
              from book_processing_jobs w
             where w.status = 'queued' and not w.deferred
               and (? = '' or (w.fair_tag, w.run_at, w.id) < (select g.fair_tag, g.run_at, g.id from book_processing_jobs g where g.id = nullif(?, '')::uuid))
            """,
            taken,
            taken);
    assertThat(passedOver)
        .as("passed over, although first in line")
        .allMatch(row -> full.contains(UUID.fromString(row.getOrDefault("user_id", ""))));
    given.forEach(row ->
        assertThat(full)
            .as("users at the cap")
            .map(UUID::toString)
            .doesNotContain(row.getOrDefault("user_id", "")));
  }

  private boolean exhausted(ModelJob job) throws SQLException {
    return root.value("select status from book_processing_jobs where id = ?::uuid", job.id)
        .equals(Optional.of("error"));
  }
}
