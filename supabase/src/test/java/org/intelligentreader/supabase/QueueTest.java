package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The promises of docs/job-states.md, one by one.
class QueueTest {
  private final Shelf shelf;
  private final UUID user;
  private UUID job = new UUID(0, 0);

  QueueTest() throws SQLException {
    shelf = new Shelf();
    user = shelf.newUser();
  }

  @BeforeEach
  void a_book_waits() throws SQLException {
    job = shelf.enqueue(user, "book_1");
  }

  @AfterEach
  void close() throws SQLException {
    shelf.close();
  }

  @Test
  void a_claim_says_what_to_do_and_for_how_long() throws SQLException {
    assertThat(shelf.claim().orElseThrow())
        .containsEntry("id", job.toString())
        .containsEntry("user_id", user.toString())
        .containsEntry("book_id", "book_1")
        .containsEntry("source_path", user + "/book_1/source.epub")
        .containsEntry("attempts", "1")
        .containsEntry("attempts_left", "4")
        .containsKey("lease_seconds_left");
    assertThat(shelf.claim()).isEmpty();
  }

  @Test
  void a_worker_that_lost_its_lease_cannot_touch_the_job() throws SQLException {
    shelf.claim();
    shelf.muchLater();
    assertThat(shelf.claim()).as("swept, waits for its retry").isEmpty();
    shelf.muchLater();
    assertThat(shelf.claim().orElseThrow()).containsEntry("attempts", "2");
    shelf.uploadBundle(job);
    var before = shelf.root.rows("select * from book_processing_jobs");
    assertThat(shelf.heartbeat(job, 1, 50)).isEqualTo("lost");
    assertThat(shelf.complete(job, 1)).isEqualTo("lost");
    assertThat(shelf.fail(job, 1, false)).isEqualTo("lost");
    assertThat(shelf.release(job, 1)).isEqualTo("lost");
    assertThat(shelf.root.rows("select * from book_processing_jobs")).isEqualTo(before);
  }

  @Test
  void a_late_worker_whose_job_nobody_took_may_finish_but_not_go_on() throws SQLException {
    shelf.claim();
    shelf.muchLater();
    assertThat(shelf.heartbeat(job, 1, 50)).isEqualTo("expired");
    shelf.uploadBundle(job);
    assertThat(shelf.complete(job, 1)).isEqualTo("ok");
  }

  @Test
  void a_book_is_done_only_with_its_bundle_and_only_once() throws SQLException {
    shelf.claim();
    assertThat(shelf.complete(job, 1)).isEqualTo("bundle_missing");
    assertThat(shelf.job(job, "status")).isEqualTo("processing");
    shelf.uploadBundle(job);
    assertThat(shelf.complete(job, 1)).isEqualTo("ok");
    assertThat(shelf.complete(job, 1)).isEqualTo("already");
    assertThat(shelf.book(job, "processing_status")).isEqualTo("ready");
    assertThat(shelf.book(job, "processed_path")).isEqualTo(shelf.bundle(job));
    assertThat(shelf.book(job, "processed_at")).isNotEmpty();
  }

  @Test
  void a_bundle_lies_in_the_processed_folder_of_its_own_book() throws SQLException {
    shelf.claim();
    for (var path :
        new String[] {
          user + "/book_1/source.epub",
          user + "/bookX1/processed/manifest.json.gz",
          user + "/book_1/processed/../../other/manifest.json.gz",
          user + "/book_1/processed/",
          UUID.randomUUID() + "/book_1/processed/manifest.json.gz",
          ""
        }) {
      if (!path.isEmpty()) {
        shelf.upload(path);
      }
      assertThat(shelf.worker.value("select book_job_complete(?, 1, ?)", job, path))
          .as(path)
          .contains("bad_path");
    }
  }

  @Test
  void an_attempt_commits_its_own_edition_and_no_other() throws SQLException {
    shelf.claim();
    shelf.release(job, 1);
    shelf.claim();
    var folder = user + "/book_1/processed/";
    for (var edition : new String[] {job + "-1", job + "-3", UUID.randomUUID() + "-2"}) {
      shelf.upload(folder + edition + "/manifest.json.gz");
      assertThat(complete(folder + edition)).as(edition).isEqualTo("bad_path");
    }
    assertThat(complete(folder + job + "-2")).isEqualTo("bundle_missing");
    shelf.upload(folder + job + "-2/manifest.json.gz");
    assertThat(complete(folder + job + "-2")).isEqualTo("ok");
  }

  private String complete(String folder) throws SQLException {
    return shelf
        .worker
        .value("select book_job_complete(?, 2, ? || '/manifest.json.gz')", job, folder)
        .orElseThrow();
  }

  @Test
  void completion_brings_title_cover_and_chapters_and_keeps_what_it_does_not_bring()
      throws SQLException {
    shelf.claim();
    shelf.uploadBundle(job);
    shelf.worker.value(
        "select book_job_complete(?, 1, ?, 'The Title', 'data:image/png;base64,x', 12, ?)",
        job,
        shelf.bundle(job),
        "AB".repeat(32));
    assertThat(shelf.book(job, "title")).isEqualTo("The Title");
    assertThat(shelf.book(job, "cover")).startsWith("data:");
    assertThat(shelf.book(job, "chapter_count")).isEqualTo("12");
    assertThat(shelf.job(job, "bundle_sha256")).isEqualTo("ab".repeat(32));
    shelf.upload(user + "/book_1/source.epub");
    shelf.browser(user, "status = 'queued'");
    shelf.claim();
    shelf.worker.value("select book_job_complete(?, 2, ?, '')", job, shelf.bundle(job));
    assertThat(shelf.book(job, "title")).isEqualTo("The Title");
    assertThat(shelf.book(job, "chapter_count")).isEqualTo("12");
  }

  @Test
  void a_claim_whose_answer_was_lost_gets_the_same_lease_again() throws SQLException {
    var key = UUID.randomUUID();
    var claim = "select id || ' ' || attempts from book_job_claim('w', 600, 5, ?)";
    var first = shelf.worker.value(claim, key);
    assertThat(shelf.worker.value(claim, key)).isEqualTo(first).contains(job + " 1");
    assertThat(shelf.worker.value(claim.replace("'w'", "'other'"), key))
        .as("somebody else's key opens nothing")
        .isEmpty();
    shelf.muchLater();
    assertThat(shelf.worker.value(claim, key)).as("nor does that of a dead lease").isEmpty();
  }

  @Test
  void a_failure_comes_back_later_and_later_until_the_budget_is_used() throws SQLException {
    for (int attempt = 1; attempt <= 5; attempt++) {
      assertThat(shelf.claim().orElseThrow()).containsEntry("attempts", "" + attempt);
      assertThat(shelf.fail(job, attempt, true)).isEqualTo(attempt < 5 ? "queued" : "error");
      if (attempt < 5) {
        double base = Math.min(3600, 30 * Math.pow(4, attempt - 1));
        double pause =
            Double.parseDouble(shelf.job(job, "extract(epoch from run_at - updated_at)"));
        assertThat(pause).isBetween(base * 0.5 - 1, base * 1.5 + 1);
        assertThat(shelf.claim()).as("not before its time").isEmpty();
      }
      shelf.muchLater();
    }
    assertThat(shelf.job(job, "error_code")).isEqualTo("bug");
    assertThat(shelf.book(job, "processing_error")).isEqualTo("It broke.");
    assertThat(shelf.claim()).isEmpty();
  }

  @Test
  void pauses_differ_so_that_a_crowd_spreads_out() throws SQLException {
    var pauses =
        shelf.root.column(
            "select distinct private.book_job_backoff(1)::text from generate_series(1, 50)");
    assertThat(pauses).hasSizeGreaterThan(40);
  }

  @Test
  void a_permanent_failure_is_final_at_once() throws SQLException {
    shelf.claim();
    assertThat(shelf.fail(job, 1, false)).isEqualTo("error");
    shelf.muchLater();
    assertThat(shelf.claim()).isEmpty();
  }

  @Test
  void a_book_that_kills_its_worker_ends_as_an_error() throws SQLException {
    int claims = 0;
    for (int round = 0; round < 20; round++) {
      claims += shelf.claim().isPresent() ? 1 : 0;
      shelf.muchLater();
    }
    assertThat(claims).isEqualTo(5);
    assertThat(shelf.job(job, "status")).isEqualTo("error");
    assertThat(shelf.job(job, "error_code")).isEqualTo("worker-lost");
    assertThat(shelf.book(job, "processing_status")).isEqualTo("error");
  }

  @Test
  void a_worker_that_allows_fewer_attempts_ends_a_job_instead_of_leaving_it() throws SQLException {
    shelf.claim();
    shelf.fail(job, 1, true);
    shelf.muchLater();
    assertThat(shelf.worker.rows("select * from book_job_claim('w', 600, 1)")).isEmpty();
    assertThat(shelf.job(job, "status")).isEqualTo("error");
    assertThat(shelf.job(job, "error_code")).isEqualTo("attempts-exhausted");
  }

  @Test
  void three_releases_are_free_and_the_rest_counts() throws SQLException {
    int claims = 0;
    while (claims < 20 && shelf.claim().isPresent()) {
      claims++;
      assertThat(shelf.release(job, claims)).isIn("queued", "error");
    }
    assertThat(claims).isEqualTo(5 + 3);
    assertThat(shelf.job(job, "error_code")).isEqualTo("released-too-often");
  }

  @Test
  void a_released_job_is_the_next_to_be_claimed() throws SQLException {
    shelf.claim();
    for (int i = 2; i < 10; i++) {
      shelf.enqueue(user, "book_" + i);
    }
    for (int i = 0; i < 4; i++) {
      shelf.claim();
    }
    shelf.root.run("update private.book_queue_state set swept_at = '-infinity'");
    shelf.worker.run("select book_job_claim('w')");
    assertThat(shelf.release(job, 1)).isEqualTo("queued");
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", job.toString());
  }

  @Test
  void cancelling_reaches_the_worker_and_stays() throws SQLException {
    shelf.claim();
    shelf.browser(user, "status = 'cancelled', stage = 'cancelled'");
    shelf.uploadBundle(job);
    assertThat(shelf.heartbeat(job, 1, 50)).isEqualTo("cancelled");
    assertThat(shelf.complete(job, 1)).isEqualTo("cancelled");
    assertThat(shelf.fail(job, 1, true)).isEqualTo("cancelled");
    assertThat(shelf.release(job, 1)).isEqualTo("cancelled");
    assertThat(shelf.job(job, "status")).isEqualTo("cancelled");
    assertThat(shelf.book(job, "processing_status")).isEqualTo("cancelled");
  }

  @Test
  void a_finished_book_cannot_be_cancelled_away() throws SQLException {
    shelf.claim();
    shelf.uploadBundle(job);
    shelf.complete(job, 1);
    shelf.browser(user, "status = 'cancelled'");
    assertThat(shelf.job(job, "status")).isEqualTo("done");
  }

  @Test
  void a_retry_starts_at_once_with_a_full_budget_and_a_new_number() throws SQLException {
    shelf.claim();
    shelf.fail(job, 1, false);
    shelf.browser(user, "status = 'queued', progress = 0, stage = 'retry', error = null");
    assertThat(shelf.claim().orElseThrow())
        .containsEntry("attempts", "2")
        .containsEntry("attempts_left", "4");
  }

  @Test
  void a_new_upload_keeps_the_old_bundle_readable_until_the_new_one_is_there() throws SQLException {
    shelf.claim();
    shelf.uploadBundle(job);
    shelf.complete(job, 1);
    shelf.browser(user, "status = 'queued'");
    assertThat(shelf.job(job, "status")).as("its source is gone").isEqualTo("done");
    shelf.upload(user + "/book_1/source.epub");
    shelf.browser(user, "status = 'queued'");
    assertThat(shelf.job(job, "status")).isEqualTo("queued");
    assertThat(shelf.book(job, "processed_path")).isEqualTo(shelf.bundle(job));
  }

  @Test
  void a_deleted_book_takes_its_job_along_and_the_worker_is_told() throws SQLException {
    shelf.claim();
    try (var browser = shelf.database.user(user)) {
      browser.run("delete from books");
    }
    assertThat(shelf.heartbeat(job, 1, 50)).isEqualTo("gone");
  }

  @Test
  void progress_never_falls_and_never_says_done() throws SQLException {
    shelf.claim();
    shelf.heartbeat(job, 1, 60);
    shelf.heartbeat(job, 1, 20);
    assertThat(shelf.job(job, "progress")).isEqualTo("60");
    shelf.heartbeat(job, 1, 100);
    assertThat(shelf.book(job, "processing_progress")).isEqualTo("99");
  }

  @Test
  void a_heartbeat_makes_the_lease_longer() throws SQLException {
    shelf.claim();
    shelf.worker.value("select book_job_heartbeat(?, 1, 1800)", job);
    assertThat(shelf.job(job, "lease_until > now() + interval '25 minutes'")).isEqualTo("t");
  }
}
