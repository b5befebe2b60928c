package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A row has a failure code in its one spelling, and the values of its sentence.
class FailureCodesTest {
  private Shelf shelf;
  private UUID job;

  @BeforeEach
  void a_claimed_job() throws SQLException {
    shelf = new Shelf();
    job = shelf.enqueue(shelf.newUser(), "book_1");
    shelf.claim();
  }

  @AfterEach
  void close() throws SQLException {
    shelf.close();
  }

  private void fail(String code, String parameters) throws SQLException {
    assertThat(
            shelf.worker.value(
                "select book_job_fail(?, 1, 'It broke.', ?, false, ?::jsonb)",
                job,
                code,
                parameters))
        .contains("error");
  }

  @Test
  void a_code_is_stored_with_its_parameters() throws SQLException {
    fail("not-an-epub", "{\"found\": \"pdf\"}");
    assertThat(shelf.job(job, "error_code")).isEqualTo("not-an-epub");
    assertThat(shelf.job(job, "error_parameters ->> 'found'")).isEqualTo("pdf");
    assertThat(shelf.job(job, "error")).isEqualTo("It broke.");
  }

  @Test
  void an_operator_sees_the_parameters_too() throws SQLException {
    fail("not-an-epub", "{\"found\": \"pdf\"}");
    assertThat(shelf.worker.value("select error_parameters ->> 'found' from book_job_admin_list()"))
        .contains("pdf");
  }

  @Test
  void a_code_in_the_older_spelling_is_stored_in_the_present_one() throws SQLException {
    fail("source_missing", "{}");
    assertThat(shelf.job(job, "error_code")).isEqualTo("source-missing");
  }

  @Test
  void a_code_that_no_catalogue_has_keeps_its_words() throws SQLException {
    fail("eaten-by-the-dog", "{\"colour\": \"brown\"}");
    assertThat(shelf.job(job, "error_code || error_parameters::text"))
        .isEqualTo("error{\"detail\": \"It broke.\"}");
  }

  @Test
  void parameters_that_are_too_long_are_left_out() throws SQLException {
    fail("bug", "{\"detail\": \"" + "x".repeat(20_001) + "\"}");
    assertThat(shelf.job(job, "error_code || coalesce(error_parameters::text, ' none')"))
        .isEqualTo("bug none");
  }

  @Test
  void a_worker_that_sends_no_parameters_is_understood() throws SQLException {
    assertThat(shelf.worker.value("select book_job_fail(?, 1, 'It broke.', 'bug', false)", job))
        .contains("error");
    assertThat(shelf.job(job, "error_code")).isEqualTo("bug");
  }

  @Test
  void a_retry_forgets_code_and_parameters() throws SQLException {
    fail("not-an-epub", "{\"found\": \"pdf\"}");
    shelf.worker.value("select book_job_admin_requeue(?)", job);
    assertThat(shelf.job(job, "num_nonnulls(error, error_code, error_parameters)")).isEqualTo("0");
  }

  @Test
  void a_lost_worker_is_named_and_the_last_failure_of_an_exhausted_job_too() throws SQLException {
    shelf.root.run("update book_processing_jobs set lease_until = now() - interval '1 hour'");
    shelf.worker.value("select book_job_sweep()");
    assertThat(shelf.job(job, "error_parameters ->> 'worker'")).isNotEmpty();
    shelf.root.run("update book_processing_jobs set run_at = now() - interval '1 hour'");
    assertThat(shelf.worker.rows("select * from book_job_claim('w', max_attempts => 1)")).isEmpty();
    assertThat(shelf.job(job, "error_code || ' ' || (error_parameters ->> 'last')"))
        .isEqualTo("attempts-exhausted worker-lost");
  }

  @Test
  void no_other_code_can_be_written() {
    assertThatThrownBy(
            () -> shelf.root.run("update book_processing_jobs set error_code = 'worker_lost'"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("error_code_known");
  }
}
