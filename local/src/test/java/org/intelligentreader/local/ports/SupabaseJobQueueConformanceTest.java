package org.intelligentreader.local.ports;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.storage.ObjectStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupabaseJobQueueConformanceTest extends JobQueueConformance {
  private Optional<SupabaseSite> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    started = Optional.of(new SupabaseSite(folder));
  }

  @AfterAll
  void stop() throws Exception {
    site().close();
  }

  @BeforeEach
  void no_job_is_left() throws Exception {
    site().sql("delete from public.books");
    site().sql("delete from private.book_job_quiet");
  }

  private SupabaseSite site() {
    return started.orElseThrow();
  }

  @Override
  JobQueue queue() {
    return site().queue();
  }

  @Override
  ObjectStore store() {
    return site().store();
  }

  @Override
  UUID enqueue(Optional<String> language) throws Exception {
    return site().enqueue(language);
  }

  @Override
  void cancel(UUID job) throws Exception {
    site().status(job, "cancelled");
  }

  @Override
  void delete(UUID job) throws Exception {
    site()
        .sql(
            "delete from public.books where id = (select book_id from public.book_processing_jobs"
                + " where id = '%s')".formatted(job));
  }

  @Override
  void retry(UUID job) throws Exception {
    site().status(job, "queued");
  }

  @Override
  void muchLater() throws Exception {
    site()
        .sql(
            "update public.book_processing_jobs set lease_until = now() - interval '1 second'"
                + " where status = 'processing'");
    site().sql("select public.book_job_sweep(100)");
    site()
        .sql(
            "update public.book_processing_jobs set run_at = now() - interval '1 second' where"
                + " status = 'queued'");
  }
}
