package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A job or a book that the database refuses to write: its job ends or waits with a code, and the
/// next one is handed out.
class RowInvalidTest {
  private final Shelf shelf;
  private UUID bad = new UUID(0, 0);
  private UUID good = new UUID(0, 1);

  RowInvalidTest() throws SQLException {
    shelf = new Shelf();
  }

  @BeforeEach
  void a_book_of_one_user_before_a_book_of_another() throws SQLException {
    bad = shelf.enqueue(shelf.newUser(), "bad");
    good = shelf.enqueue(shelf.newUser(), "good");
  }

  @AfterEach
  void close() throws SQLException {
    shelf.close();
  }

  @Test
  void a_book_that_breaks_a_limit_ends_its_job_and_the_next_is_handed_out() throws SQLException {
    shelf.root.run("alter table books add constraint odd check (id <> 'bad') not valid");
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", good.toString());
    assertThat(shelf.job(bad, "status")).isEqualTo("error");
    assertThat(shelf.job(bad, "error_code")).isEqualTo("row-invalid");
    assertThat(shelf.job(bad, "attempts")).as("never handed out").isEqualTo("0");
    assertThat(shelf.job(bad, "error")).contains("odd").contains("23514").contains("upload");
    assertThat(shelf.book(bad, "processing_status")).as("beyond writing").isEqualTo("queued");

    shelf.root.run("alter table books drop constraint odd");
    shelf.muchLater();
    shelf.root.run("update private.book_behind set retry_at = now()");
    shelf.claim();
    assertThat(shelf.book(bad, "processing_status")).isEqualTo("error");
    assertThat(shelf.root.number("select count(*) from private.book_behind")).isZero();
  }

  @Test
  void a_trigger_that_fails_for_one_row_costs_attempts_and_ends_at_last() throws SQLException {
    failFor("books", "new.id = 'bad'");
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", good.toString());
    assertThat(shelf.job(bad, "status || ' ' || deferred || ' ' || attempts || ' ' || error_code"))
        .isEqualTo("queued true 1 row-invalid");
    for (int day = 0; day < 5; day++) {
      shelf.muchLater();
      shelf.claim();
      shelf.claim();
    }
    assertThat(shelf.job(bad, "status || ' ' || error_code")).isEqualTo("error row-invalid");
  }

  @Test
  void a_trigger_that_fails_only_for_a_while_costs_no_book() throws SQLException {
    failFor("book_processing_jobs", "new.status = 'processing'");
    assertThat(shelf.claim()).isEmpty();
    shelf.root.run("drop trigger odd on book_processing_jobs");
    shelf.muchLater();
    assertThat(shelf.claim()).isPresent();
    assertThat(shelf.claim()).isPresent();
  }

  @Test
  void a_job_that_cannot_even_carry_its_error_is_left_alone_until_it_can() throws SQLException {
    failFor("book_processing_jobs", "new.book_id = 'bad'");
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", good.toString());
    assertThat(shelf.claim()).isEmpty();
    assertThat(shelf.worker.rows("select * from book_job_admin_list(with_job => ?)", bad))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("status", "queued")
                .containsEntry("error_code", "row-invalid")
                .hasEntrySatisfying("error", error -> assertThat(error).contains("odd")));

    shelf.root.run("drop trigger odd on book_processing_jobs");
    assertThat(shelf.claim()).as("not looked at for half a minute").isEmpty();
    shelf.root.run("update private.book_job_quarantine set until = now()");
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", bad.toString());
  }

  @Test
  void a_lost_worker_of_a_row_beyond_writing_does_not_stop_the_sweep() throws SQLException {
    shelf.claim();
    shelf.claim();
    shelf.muchLater();
    failFor("book_processing_jobs", "new.book_id = 'bad'");
    assertThat(shelf.worker.number("select book_job_sweep()")).isEqualTo(2);
    assertThat(shelf.job(good, "error_code")).isEqualTo("worker-lost");
    assertThat(shelf.worker.number("select book_job_sweep()")).as("left alone").isZero();
  }

  @Test
  void a_wait_that_cannot_end_does_not_keep_the_others_waiting() throws SQLException {
    shelf.root.run("update book_processing_jobs set deferred = true, run_at = now()");
    failFor("book_processing_jobs", "new.book_id = 'bad' and not new.deferred");
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", good.toString());
    assertThat(shelf.job(bad, "error_code")).isEqualTo("row-invalid");
  }

  @Test
  void what_a_worker_sends_too_long_is_cut_or_left_out_and_its_calls_succeed() throws SQLException {
    shelf.claim();
    shelf.claim();
    assertThat(
            shelf.worker.value(
                "select book_job_heartbeat(?, 1, 600, 5, repeat('長', 100000))", good))
        .contains("ok");
    assertThat(shelf.job(good, "length(stage)")).isEqualTo("200");
    shelf.uploadBundle(good);
    assertThat(
            shelf.worker.value(
                "select book_job_complete(?, 1, ?, repeat('長', 100000), repeat('c', 4000001), -1,"
                    + " 'no hash')",
                good,
                shelf.bundle(good)))
        .contains("ok");
    assertThat(shelf.root.value("select length(title) from books where id = 'good'").orElse(""))
        .isEqualTo("2000");
    assertThat(shelf.book(good, "cover")).isEmpty();
    assertThat(
            shelf.worker.value(
                "select book_job_fail(?, 1, repeat('長', 100000), repeat('長', 100000), false)", bad))
        .contains("error");
    assertThat(shelf.job(bad, "length(error) || ' ' || length(error_code)")).isEqualTo("2000 5");
  }

  private void failFor(String table, String condition) throws SQLException {
    shelf.root.run(
        """
        create schema if not exists odd;
        create function odd.fail() returns trigger language plpgsql as $$ begin raise 'odd trigger'; end $$;
        create trigger odd before update on %s for each row when (%s) execute function odd.fail();
        """
            .formatted(table, condition));
  }
}
