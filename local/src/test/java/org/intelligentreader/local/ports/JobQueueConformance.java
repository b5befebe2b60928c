package org.intelligentreader.local.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.queue.JobQueue.Result;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.book.wording.Message;
import org.junit.jupiter.api.Test;

/// The contract of [JobQueue]: the verdicts of `docs/job-states.md`.
abstract class JobQueueConformance {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Result RESULT = new Result("Title", Optional.empty(), 3);
  private static final Message FAILED = Message.of("disk", "detail", "full");

  abstract JobQueue queue() throws Exception;

  abstract ObjectStore store() throws Exception;

  /// A new book in the line; answers the id of its job.
  abstract UUID enqueue(Optional<String> language) throws Exception;

  abstract void cancel(UUID job) throws Exception;

  abstract void delete(UUID job) throws Exception;

  abstract void retry(UUID job) throws Exception;

  /// All leases and pauses are over.
  abstract void muchLater() throws Exception;

  private Job claimed() throws Exception {
    var id = enqueue(Optional.empty());
    var job = queue().claim().orElseThrow();
    assertThat(job.lease().jobId()).isEqualTo(id);
    return job;
  }

  private void uploadBundle(Job job) throws Exception {
    store()
        .upload(
            job.manifestKey(),
            ObjectStoreConformance.file("{}"),
            TimeLimit.of(Duration.ofSeconds(20)));
  }

  @Test
  void a_job_is_claimed_once_with_its_first_attempt() throws Exception {
    var job = claimed();
    assertThat(job.lease().attempt()).isEqualTo(1);
    assertThat(job.language()).isEmpty();
    assertThat(queue().claim()).isEmpty();
  }

  @Test
  void a_language_that_was_chosen_is_told() throws Exception {
    enqueue(Optional.of("ja"));
    assertThat(queue().claim().orElseThrow().language()).contains("ja");
  }

  @Test
  void a_finished_bundle_is_committed_once() throws Exception {
    var job = claimed();
    uploadBundle(job);
    assertThat(queue().isDone(job.lease())).isFalse();
    assertThat(queue().complete(job.lease(), job.manifestKey(), RESULT)).isEqualTo(Verdict.OK);
    assertThat(queue().complete(job.lease(), job.manifestKey(), RESULT)).isEqualTo(Verdict.ALREADY);
    assertThat(queue().isDone(job.lease())).isTrue();
    assertThat(queue().isNamed(job)).isTrue();
  }

  @Test
  void a_bundle_that_is_not_there_or_in_another_folder_is_refused() throws Exception {
    var job = claimed();
    assertThat(queue().complete(job.lease(), job.manifestKey(), RESULT))
        .isEqualTo(Verdict.BUNDLE_MISSING);
    assertThat(queue().complete(job.lease(), "elsewhere/manifest.json.gz", RESULT))
        .isEqualTo(Verdict.BAD_PATH);
  }

  @Test
  void a_failure_that_may_pass_comes_back_later_with_the_next_attempt() throws Exception {
    var job = claimed();
    assertThat(queue().fail(job.lease(), FAILED, true)).isEqualTo(Verdict.QUEUED);
    assertThat(queue().claim()).isEmpty();
    muchLater();
    assertThat(queue().claim().orElseThrow().lease()).isEqualTo(new Lease(job.lease().jobId(), 2));
  }

  @Test
  void a_final_failure_ends_the_job() throws Exception {
    var job = claimed();
    assertThat(queue().fail(job.lease(), FAILED, false)).isEqualTo(Verdict.ERROR);
    muchLater();
    assertThat(queue().claim()).isEmpty();
  }

  @Test
  void attempts_are_used_up() throws Exception {
    enqueue(Optional.empty());
    for (var attempt = 1; attempt <= 5; attempt++) {
      var lease = queue().claim().orElseThrow().lease();
      assertThat(queue().fail(lease, FAILED, true))
          .isEqualTo(attempt < 5 ? Verdict.QUEUED : Verdict.ERROR);
      muchLater();
    }
    assertThat(queue().claim()).isEmpty();
  }

  @Test
  void a_released_job_comes_back_at_once_and_costs_no_attempt() throws Exception {
    var job = claimed();
    assertThat(queue().release(job.lease(), Duration.ZERO)).isEqualTo(Verdict.QUEUED);
    assertThat(queue().claim()).isPresent();
  }

  @Test
  void an_expired_lease_may_commit_until_somebody_else_has_the_job() throws Exception {
    var job = claimed();
    uploadBundle(job);
    muchLater();
    var next = queue().claim().orElseThrow();
    assertThat(next.lease().attempt()).isEqualTo(2);
    assertThat(queue().heartbeat(job.lease(), MINUTE, 1, "x")).isEqualTo(Verdict.LOST);
    assertThat(queue().complete(job.lease(), job.manifestKey(), RESULT)).isEqualTo(Verdict.LOST);
    assertThat(queue().fail(job.lease(), FAILED, true)).isEqualTo(Verdict.LOST);
    assertThat(queue().heartbeat(next.lease(), MINUTE, 1, "x")).isEqualTo(Verdict.OK);
  }

  @Test
  void a_cancelled_worker_is_told_and_its_stop_is_awaited() throws Exception {
    var job = claimed();
    cancel(job.lease().jobId());
    assertThat(queue().heartbeat(job.lease(), MINUTE, 1, "x")).isEqualTo(Verdict.CANCELLED);
    retry(job.lease().jobId());
    assertThat(queue().claim()).as("the worker that was cut off may still write").isEmpty();
    assertThat(queue().stopped(job.lease())).isEqualTo(Verdict.OK);
    assertThat(queue().stopped(job.lease())).isEqualTo(Verdict.LOST);
    assertThat(queue().claim().orElseThrow().lease().attempt()).isEqualTo(2);
  }

  @Test
  void a_deleted_job_is_gone() throws Exception {
    var job = claimed();
    delete(job.lease().jobId());
    assertThat(queue().heartbeat(job.lease(), MINUTE, 1, "x")).isEqualTo(Verdict.GONE);
    assertThat(queue().release(job.lease(), Duration.ZERO)).isEqualTo(Verdict.GONE);
    assertThat(queue().isNamed(job)).isFalse();
  }

  @Test
  void an_upload_that_nobody_wants_any_more_is_found_until_it_is_recorded_as_deleted()
      throws Exception {
    var job = claimed();
    uploadBundle(job);
    assertThat(queue().sourceUnwanted(job.lease())).isEqualTo(Verdict.OK);
    assertThat(queue().leftoverSources(9)).isEmpty();
    assertThat(queue().sourceDeleted(job.lease())).isEqualTo(Verdict.LOST);
    queue().complete(job.lease(), job.manifestKey(), RESULT);
    assertThat(queue().leftoverSources(9))
        .singleElement()
        .satisfies(left -> assertThat(left.lease()).isEqualTo(job.lease()));
    assertThat(queue().sourceDeleted(job.lease())).isEqualTo(Verdict.OK);
    assertThat(queue().leftoverSources(9)).isEmpty();
  }
}
