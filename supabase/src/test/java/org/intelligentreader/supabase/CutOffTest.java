package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A worker whose user takes its job away may be writing until it learns so: nobody else gets the
/// book before.
class CutOffTest {
  private final Shelf shelf;
  private final UUID user;
  private UUID job = new UUID(0, 0);

  CutOffTest() throws SQLException {
    shelf = new Shelf();
    user = shelf.newUser();
  }

  @BeforeEach
  void a_worker_has_the_book() throws SQLException {
    job = shelf.enqueue(user, "book_1");
    assertThat(shelf.claim()).isPresent();
  }

  @AfterEach
  void close() throws SQLException {
    shelf.close();
  }

  @Test
  void an_upload_meanwhile_waits_until_its_worker_has_stopped() throws SQLException {
    shelf.browser(user, "status = 'queued'");
    assertThat(shelf.heartbeat(job, 1, 50)).isEqualTo("lost");
    assertThat(shelf.claim()).isEmpty();
    assertThat(stopped(job, 1)).isEqualTo("ok");
    assertThat(shelf.claim().orElseThrow()).containsEntry("attempts", "2");
    assertThat(stopped(job, 1)).as("said once").isEqualTo("lost");
  }

  @Test
  void a_worker_that_never_answers_is_waited_for_until_its_lease_would_have_ended()
      throws SQLException {
    shelf.browser(user, "status = 'cancelled'");
    shelf.browser(user, "status = 'queued'");
    shelf.browser(user, "status = 'queued', source_path = '%s/book_1/again.epub'".formatted(user));
    assertThat(shelf.claim()).isEmpty();
    assertThat(shelf.job(job, "run_at > now() + interval '9 minutes'")).isEqualTo("t");
    shelf.muchLater();
    assertThat(shelf.claim().orElseThrow()).containsEntry("attempts", "2");
  }

  @Test
  void a_book_deleted_and_added_again_waits_as_well() throws SQLException {
    try (var browser = shelf.database.user(user)) {
      browser.run("delete from books");
    }
    var second = shelf.enqueue(user, "book_1");
    assertThat(shelf.claim()).isEmpty();
    assertThat(stopped(job, 1)).isEqualTo("ok");
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", second.toString());
  }

  @Test
  void an_operator_makes_it_wait_as_a_user_does() throws SQLException {
    shelf.worker.value("select book_job_admin_cancel(?)", job);
    shelf.worker.value("select book_job_admin_requeue(?)", job);
    assertThat(shelf.claim()).isEmpty();
    assertThat(stopped(job, 1)).isEqualTo("ok");
    assertThat(shelf.claim()).isPresent();
    shelf.worker.value("select book_job_admin_requeue(?)", job);
    assertThat(shelf.claim()).isEmpty();
  }

  @Test
  void other_books_do_not_wait() throws SQLException {
    var other = shelf.enqueue(user, "book_2");
    try (var browser = shelf.database.user(user)) {
      browser.run("update book_processing_jobs set status = 'queued' where book_id = 'book_1'");
    }
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", other.toString());
  }

  @Test
  void nobody_waits_for_an_old_worker_which_never_says_that_it_stopped() throws SQLException {
    shelf.worker.value("select book_job_release(?, 1)", job);
    shelf.worker.rows("select * from claim_book_processing_job('old')");
    shelf.browser(user, "status = 'queued'");
    assertThat(shelf.claim()).isPresent();
  }

  @Test
  void nobody_waits_for_a_worker_that_said_how_it_ended() throws SQLException {
    shelf.fail(job, 1, false);
    shelf.browser(user, "status = 'queued'");
    assertThat(shelf.claim()).isPresent();
  }

  @Test
  void a_lease_that_is_over_is_not_remembered() throws SQLException {
    shelf.root.run(
        "update book_processing_jobs set lease_until = clock_timestamp() - interval '1 second'");
    shelf.browser(user, "status = 'queued'");
    assertThat(shelf.root.number("select count(*) from private.book_job_quiet")).isZero();
    assertThat(stopped(job, 1)).isEqualTo("lost");
  }

  @Test
  void who_was_not_cut_off_has_nothing_to_say() throws SQLException {
    assertThat(stopped(job, 1)).isEqualTo("lost");
    shelf.browser(user, "status = 'queued'");
    assertThat(stopped(job, 2)).isEqualTo("lost");
    assertThat(stopped(UUID.randomUUID(), 1)).isEqualTo("lost");
    assertThat(shelf.claim()).isEmpty();
  }

  @Test
  void what_is_not_waited_for_any_more_is_forgotten() throws SQLException {
    shelf.browser(user, "status = 'cancelled'");
    shelf.muchLater();
    shelf.claim();
    assertThat(shelf.root.number("select count(*) from private.book_job_quiet")).isZero();
  }

  private String stopped(UUID held, int attempt) throws SQLException {
    return shelf.worker.value("select book_job_stopped(?, ?)", held, attempt).orElseThrow();
  }
}
