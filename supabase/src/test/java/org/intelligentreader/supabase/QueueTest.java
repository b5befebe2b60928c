package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThat(shelf.job(job, "error_code")).isEqualTo("broken");
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
    assertThat(shelf.job(job, "error_code")).isEqualTo("worker_lost");
    assertThat(shelf.book(job, "processing_status")).isEqualTo("error");
  }

  @Test
  void a_worker_that_allows_fewer_attempts_ends_a_job_instead_of_leaving_it() throws SQLException {
    shelf.claim();
    shelf.fail(job, 1, true);
    shelf.muchLater();
    assertThat(shelf.worker.rows("select * from book_job_claim('w', 600, 1)")).isEmpty();
    assertThat(shelf.job(job, "status")).isEqualTo("error");
    assertThat(shelf.job(job, "error_code")).isEqualTo("attempts_exhausted");
  }

  @Test
  void three_releases_are_free_and_the_rest_counts() throws SQLException {
    int claims = 0;
    while (claims < 20 && shelf.claim().isPresent()) {
      claims++;
      assertThat(shelf.release(job, claims)).isIn("queued", "error");
    }
    assertThat(claims).isEqualTo(5 + 3);
    assertThat(shelf.job(job, "error_code")).isEqualTo("released_too_often");
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

  @Test
  void an_old_worker_cannot_touch_a_fenced_lease() throws SQLException {
    shelf.claim();
    shelf.uploadBundle(job);
    var before = shelf.root.rows("select * from book_processing_jobs");
    for (var status : new String[] {"processing", "done", "error", "queued", "cancelled"}) {
      shelf.worker.value(
          "select update_book_processing_job(?, ?, 10, 's', 'e', ?)",
          job,
          status,
          shelf.bundle(job));
    }
    shelf.worker.value(
        "select update_book_processing_fields(?, 'book_1', 'ready', 100, 'x', null, 'x', true)",
        user);
    assertThat(shelf.root.rows("select * from book_processing_jobs")).isEqualTo(before);
    assertThat(shelf.book(job, "source_deleted_at")).isEmpty();
  }

  @Test
  void an_old_worker_still_works() throws SQLException {
    assertThat(shelf.worker.rows("select * from claim_book_processing_job('worker-1')").getFirst())
        .containsOnlyKeys("id", "user_id", "book_id", "language", "source_path", "attempts");
    shelf.worker.value(
        "select update_book_processing_job(?, 'processing', 40, 'tokens', null, null)", job);
    assertThat(shelf.book(job, "processing_progress")).isEqualTo("40");
    shelf.uploadBundle(job);
    shelf.worker.value(
        "select update_book_processing_job(?, 'done', 100, 'done', null, ?)",
        job,
        shelf.bundle(job));
    shelf.worker.value(
        "select update_book_processing_fields(?, 'book_1', 'ready', 100, 'done', null, ?, true)",
        user,
        shelf.bundle(job));
    assertThat(shelf.book(job, "processing_status")).isEqualTo("ready");
    assertThat(shelf.book(job, "source_deleted_at")).isNotEmpty();
  }

  @Test
  void an_old_worker_cannot_finish_without_a_bundle() throws SQLException {
    shelf.worker.rows("select * from claim_book_processing_job('worker-1')");
    shelf.worker.value(
        "select update_book_processing_job(?, 'done', 100, 'done', null, ?)",
        job,
        shelf.bundle(job));
    assertThat(shelf.job(job, "status")).isEqualTo("queued");
    assertThat(shelf.job(job, "error_code")).isEqualTo("bundle_missing");
  }

  @Test
  void attempts_cannot_be_lowered_even_by_an_operator() {
    assertThatThrownBy(
            () -> {
              shelf.claim();
              shelf.worker.run("update book_processing_jobs set attempts = 0 where true");
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("never fall");
  }

  @Test
  void a_deleted_source_is_recorded_and_a_forgotten_one_is_found() throws SQLException {
    shelf.claim();
    shelf.uploadBundle(job);
    shelf.complete(job, 1);
    assertThat(shelf.worker.rows("select * from book_job_leftover_sources()"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("id", job.toString()));
    assertThat(shelf.worker.value("select book_job_source_deleted(?, 1)", job)).contains("ok");
    assertThat(shelf.worker.value("select book_job_source_deleted(?, 2)", job)).contains("lost");
    assertThat(shelf.worker.rows("select * from book_job_leftover_sources()")).isEmpty();
  }

  @Test
  void an_operator_sees_the_queue_and_can_help_it_on() throws SQLException {
    shelf.claim();
    shelf.fail(job, 1, false);
    assertThat(shelf.worker.value("select book_job_stats() -> 'errors_by_code' ->> 'broken'"))
        .contains("1");
    assertThat(shelf.worker.rows("select * from book_job_admin_list('error')"))
        .singleElement()
        .satisfies(row ->
            assertThat(row).containsEntry("error_code", "broken").containsEntry("title", "T"));
    assertThat(shelf.worker.value("select book_job_admin_requeue(?)", job)).contains("queued");
    assertThat(shelf.claim()).isPresent();
    assertThat(shelf.worker.value("select book_job_admin_cancel(?)", job)).contains("cancelled");
    assertThat(shelf.heartbeat(job, 2, 1)).isEqualTo("cancelled");
  }

  @Test
  void an_operator_can_enqueue_in_a_users_name() throws SQLException {
    var path = user + "/new/source.epub";
    var id =
        shelf.worker.value("select book_job_admin_enqueue(?, 'new', 'Title', 'ja', ?)", user, path);
    assertThat(shelf.book(UUID.fromString(id.orElseThrow()), "processing_status"))
        .isEqualTo("queued");
    assertThat(
            shelf.worker.value(
                "select book_job_admin_enqueue(?, 'new', 'Title', 'ja', ?)", user, path))
        .isEqualTo(id);
    assertThat(shelf.worker.number("select count(*) from book_job_claim('w')")).isEqualTo(1);
    assertThat(shelf.worker.number("select count(*) from book_job_claim('w')")).isEqualTo(1);
  }

  @Test
  void old_jobs_are_forgotten_and_their_books_stay() throws SQLException {
    shelf.claim();
    shelf.uploadBundle(job);
    shelf.complete(job, 1);
    assertThat(shelf.worker.number("select book_job_purge()")).isZero();
    shelf.root.run(
        "set session_replication_role = replica; update book_processing_jobs set finished_at = now() - interval '1 year'");
    assertThat(shelf.worker.number("select book_job_purge(interval '90 days')")).isEqualTo(1);
    assertThat(shelf.root.value("select processing_status from books")).contains("ready");
  }

  @Test
  void the_schema_tells_its_version() throws SQLException {
    assertThat(shelf.worker.number("select book_schema_version()")).isEqualTo(1);
  }
}
