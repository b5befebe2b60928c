package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a person does to the queue.
class OperatorTest {
  private final Shelf shelf;
  private final UUID user;
  private UUID job = new UUID(0, 0);

  OperatorTest() throws SQLException {
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
    var source = shelf.job(job, "source_path");
    shelf.upload(source);
    shelf.claim();
    shelf.uploadBundle(job);
    assertThat(shelf.worker.value("select book_job_source_unwanted(?, 1)", job)).contains("ok");
    shelf.complete(job, 1);
    assertThat(shelf.worker.value("select book_job_source_unwanted(?, 1)", job)).contains("lost");
    assertThat(leftover()).containsEntry("id", job.toString()).containsEntry("source_present", "t");
    shelf.root.change(
        "update storage.objects set updated_at = now() + interval '1 second' where name = ?",
        source);
    assertThat(shelf.worker.rows("select * from book_job_leftover_sources()"))
        .as("uploaded anew")
        .isEmpty();
    shelf.root.run("set session_replication_role = replica; delete from storage.objects");
    assertThat(leftover()).as("removed, not yet said").containsEntry("source_present", "f");
    assertThat(shelf.worker.value("select book_job_source_deleted(?, 1)", job)).contains("ok");
    assertThat(shelf.worker.value("select book_job_source_deleted(?, 2)", job)).contains("lost");
    assertThat(shelf.worker.rows("select * from book_job_leftover_sources()")).isEmpty();
  }

  @Test
  void a_source_that_its_worker_meant_to_keep_is_nobodys_leftover() throws SQLException {
    shelf.claim();
    shelf.uploadBundle(job);
    shelf.complete(job, 1);
    assertThat(shelf.worker.rows("select * from book_job_leftover_sources()")).isEmpty();
  }

  private Map<String, String> leftover() throws SQLException {
    return shelf.worker.rows("select * from book_job_leftover_sources()").getFirst();
  }

  @Test
  void an_operator_sees_the_queue_and_can_help_it_on() throws SQLException {
    shelf.claim();
    shelf.fail(job, 1, false);
    assertThat(shelf.worker.value("select book_job_stats() -> 'errors_by_code' ->> 'bug'"))
        .contains("1");
    assertThat(shelf.worker.rows("select * from book_job_admin_list('error')"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("error_code", "bug")
                .containsEntry("title", "T")
                .hasEntrySatisfying("started_at", started -> assertThat(started).isNotEmpty()));
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
    assertThat(shelf.worker.number("select book_schema_version()")).isEqualTo(5);
  }

  @Test
  void heartbeats_leave_the_indexes_alone() throws SQLException {
    shelf.claim();
    shelf.worker.run("begin");
    for (int beat = 1; beat <= 10; beat++) {
      assertThat(shelf.heartbeat(job, 1, beat)).isEqualTo("ok");
    }
    assertThat(
            shelf.worker.number(
                "select pg_stat_get_xact_tuples_hot_updated('book_processing_jobs'::regclass)"))
        .isEqualTo(10);
    shelf.worker.run("rollback");
  }
}
