package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Workers of the field, which know three functions and no leases.
class OldWorkerTest {
  private final Shelf shelf;
  private final UUID user;
  private UUID job = new UUID(0, 0);

  OldWorkerTest() throws SQLException {
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
    assertThat(shelf.job(job, "error_code")).isEqualTo("bundle-missing");
  }
}
