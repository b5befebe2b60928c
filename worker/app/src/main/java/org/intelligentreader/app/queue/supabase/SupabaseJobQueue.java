package org.intelligentreader.app.queue.supabase;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.app.supabase.SupabaseClient.Request;
import org.intelligentreader.app.supabase.SupabaseException;

/// The queue's SQL functions, called through PostgREST. Contract: `docs/job-states.md`.
public final class SupabaseJobQueue implements JobQueue {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final SupabaseClient client;
  private final String workerId;
  private final Duration lease;
  private final int maxAttempts;

  public SupabaseJobQueue(SupabaseClient client, String workerId, Duration lease, int maxAttempts) {
    this.client = client;
    this.workerId = workerId;
    this.lease = lease;
    this.maxAttempts = maxAttempts;
  }

  /// The claim key makes a repeated claim return the same job when the first answer was lost.
  @Override
  public Optional<Job> claim() throws IOException, SupabaseException, InterruptedException {
    var answer =
        call(
            "book_job_claim",
            Map.of(
                "worker_id",
                workerId,
                "lease_seconds",
                lease.toSeconds(),
                "max_attempts",
                maxAttempts,
                "claim_key",
                UUID.randomUUID()));
    if (Json.read(answer) instanceof List<?> rows
        && !rows.isEmpty()
        && rows.getFirst() instanceof Map<?, ?> row) {
      return Optional.of(job(row));
    }
    return Optional.empty();
  }

  @Override
  public Verdict heartbeat(Lease held, int progress, String stage)
      throws IOException, SupabaseException, InterruptedException {
    return verdict(
        "book_job_heartbeat",
        held,
        Map.of("lease_seconds", lease.toSeconds(), "new_progress", progress, "new_stage", stage));
  }

  @Override
  public Verdict complete(Lease held, String processedPath, Result result)
      throws IOException, SupabaseException, InterruptedException {
    var arguments = new LinkedHashMap<String, Object>();
    arguments.put("new_processed_path", processedPath);
    arguments.put("new_title", result.title());
    arguments.put("new_chapter_count", result.chapters());
    result.cover().ifPresent(cover -> arguments.put("new_cover", cover));
    return verdict("book_job_complete", held, arguments);
  }

  @Override
  public Verdict fail(Lease held, String message, String code, boolean retryable)
      throws IOException, SupabaseException, InterruptedException {
    return verdict(
        "book_job_fail",
        held,
        Map.of("new_error", message, "new_error_code", code, "retryable", retryable));
  }

  @Override
  public Verdict release(Lease held) throws IOException, SupabaseException, InterruptedException {
    return verdict("book_job_release", held, Map.of());
  }

  @Override
  public Verdict sourceDeleted(Lease held)
      throws IOException, SupabaseException, InterruptedException {
    return verdict("book_job_source_deleted", held, Map.of());
  }

  @Override
  public boolean hasCommittedBundle(Job job)
      throws IOException, SupabaseException, InterruptedException {
    var path =
        "/rest/v1/books?select=processed_path&processed_path=not.is.null&user_id=eq."
            + job.userId()
            + "&id=eq."
            + job.bookId();
    return Json.read(client.send(Request.get(path, TIMEOUT))) instanceof List<?> rows
        && !rows.isEmpty();
  }

  private static Job job(Map<?, ?> row) {
    var attempt = Integer.parseInt(text(row, "attempts"));
    return new Job(
        new Lease(UUID.fromString(text(row, "id")), attempt),
        UUID.fromString(text(row, "user_id")),
        text(row, "book_id"),
        text(row, "language"),
        text(row, "source_path"));
  }

  private static String text(Map<?, ?> row, String column) {
    return String.valueOf(row.get(column));
  }

  private Verdict verdict(String function, Lease held, Map<String, ?> arguments)
      throws IOException, SupabaseException, InterruptedException {
    var all = new LinkedHashMap<String, Object>();
    all.put("job_id", held.jobId());
    all.put("lease_attempt", held.attempt());
    all.putAll(arguments);
    return Verdict.of(String.valueOf(Json.read(call(function, all))));
  }

  private String call(String function, Map<String, ?> arguments)
      throws IOException, SupabaseException, InterruptedException {
    return client.send(Request.json("POST", "/rest/v1/rpc/" + function, arguments, TIMEOUT));
  }
}
