package org.intelligentreader.app.queue.supabase;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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
import org.intelligentreader.app.supabase.Urgency;

/// The queue's SQL functions, called through PostgREST. Contract: `docs/job-states.md`.
public final class SupabaseJobQueue implements JobQueue {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final SupabaseClient client;
  private final String workerId;
  private final Duration lease;
  private final Rules rules;

  public SupabaseJobQueue(SupabaseClient client, String workerId, Duration lease, Rules rules) {
    this.client = client;
    this.workerId = workerId;
    this.lease = lease;
    this.rules = rules;
  }

  /// `maxAttempts` failures end a job; no user has more than `userCap` jobs running, 0 for no cap.
  public record Rules(int maxAttempts, int userCap) {}

  /// The claim key makes a repeated claim return the same job when the first answer was lost.
  @Override
  public Optional<Job> claim() throws IOException, InterruptedException {
    var key = UUID.randomUUID();
    try {
      return claim(key);
    } catch (InterruptedException e) {
      giveBack(key, e);
      throw e;
    }
  }

  /// Gives back what the claim under way may have got. The signal to stop goes before a server that
  /// fails meanwhile; the lease then ends by its time.
  private void giveBack(UUID key, InterruptedException signal) throws InterruptedException {
    try {
      var got = claim(key);
      if (got.isPresent()) {
        release(got.get().lease(), Duration.ZERO);
      }
    } catch (IOException e) {
      signal.addSuppressed(e);
    }
  }

  private Optional<Job> claim(UUID key) throws IOException, InterruptedException {
    var arguments = new LinkedHashMap<String, Object>();
    arguments.put("worker_id", workerId);
    arguments.put("lease_seconds", lease.toSeconds());
    arguments.put("max_attempts", rules.maxAttempts());
    arguments.put("claim_key", key);
    if (rules.userCap() > 0) {
      arguments.put("user_cap", rules.userCap());
    }
    var claimed = rows(call("book_job_claim", arguments, Urgency.IDLE)).stream().findFirst();
    if (claimed.isPresent()) {
      client.jobBegins();
    }
    return claimed.map(SupabaseJobQueue::job);
  }

  @Override
  public Verdict heartbeat(Lease held, Duration length, int progress, String stage)
      throws IOException, InterruptedException {
    return verdict(
        "book_job_heartbeat",
        held,
        Map.of("lease_seconds", length.toSeconds(), "new_progress", progress, "new_stage", stage),
        Urgency.BEAT);
  }

  @Override
  public Verdict complete(Lease held, String processedPath, Result result)
      throws IOException, InterruptedException {
    var arguments = new LinkedHashMap<String, Object>();
    arguments.put("new_processed_path", processedPath);
    arguments.put("new_title", result.title());
    arguments.put("new_chapter_count", result.chapters());
    result.cover().ifPresent(cover -> arguments.put("new_cover", cover));
    return verdict("book_job_complete", held, arguments);
  }

  @Override
  public Verdict fail(Lease held, String message, String code, boolean retryable)
      throws IOException, InterruptedException {
    return verdict(
        "book_job_fail",
        held,
        Map.of("new_error", message, "new_error_code", code, "retryable", retryable));
  }

  @Override
  public Verdict release(Lease held, Duration delay) throws IOException, InterruptedException {
    return verdict("book_job_release", held, Map.of("delay_seconds", delay.toSeconds()));
  }

  @Override
  public Verdict sourceDeleted(Lease held) throws IOException, InterruptedException {
    return verdict("book_job_source_deleted", held, Map.of());
  }

  @Override
  public Verdict stopped(Lease held) throws IOException, InterruptedException {
    return verdict("book_job_stopped", held, Map.of());
  }

  @Override
  public Verdict sourceUnwanted(Lease held) throws IOException, InterruptedException {
    return verdict("book_job_source_unwanted", held, Map.of());
  }

  @Override
  public boolean isNamed(Job job) throws IOException, InterruptedException {
    for (var table : List.of("books", "book_processing_jobs")) {
      var query =
          "%s?select=user_id&user_id=eq.%s&processed_path=eq.%s"
              .formatted(table, job.userId(), quoted(job.manifestKey()));
      if (!select(query).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isDone(Lease held) throws IOException, InterruptedException {
    return !select(
            "book_processing_jobs?select=id&status=eq.done&id=eq.%s&attempts=eq.%d"
                .formatted(held.jobId(), held.attempt()))
        .isEmpty();
  }

  @Override
  public List<Leftover> leftoverSources(int most) throws IOException, InterruptedException {
    return rows(call("book_job_leftover_sources", Map.of("row_limit", most), Urgency.IDLE)).stream()
        .map(row ->
            new Leftover(
                lease(row), text(row, "source_path"), text(row, "source_present").equals("true")))
        .toList();
  }

  /// As a value in a query.
  private static String quoted(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private List<Map<?, ?>> select(String query) throws IOException, InterruptedException {
    return rows(client.send(Request.get("/rest/v1/" + query, TIMEOUT)));
  }

  private static List<Map<?, ?>> rows(String json) throws IOException {
    var rows = new ArrayList<Map<?, ?>>();
    if (Json.read(json) instanceof List<?> items) {
      for (var item : items) {
        if (item instanceof Map<?, ?> row) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static Lease lease(Map<?, ?> row) {
    return new Lease(UUID.fromString(text(row, "id")), Integer.parseInt(text(row, "attempts")));
  }

  private static Job job(Map<?, ?> row) {
    return new Job(
        lease(row),
        UUID.fromString(text(row, "user_id")),
        text(row, "book_id"),
        text(row, "language"),
        text(row, "source_path"));
  }

  private static String text(Map<?, ?> row, String column) {
    return String.valueOf(row.get(column));
  }

  private Verdict verdict(String function, Lease held, Map<String, ?> arguments)
      throws IOException, InterruptedException {
    return verdict(function, held, arguments, Urgency.WORK);
  }

  private Verdict verdict(String function, Lease held, Map<String, ?> arguments, Urgency urgency)
      throws IOException, InterruptedException {
    var all = new LinkedHashMap<String, Object>();
    all.put("job_id", held.jobId());
    all.put("lease_attempt", held.attempt());
    all.putAll(arguments);
    return Verdict.of(String.valueOf(Json.read(call(function, all, urgency))));
  }

  private String call(String function, Map<String, ?> arguments, Urgency urgency)
      throws IOException, InterruptedException {
    return client.send(
        Request.json("POST", "/rest/v1/rpc/" + function, RowText.fitted(arguments), TIMEOUT)
            .urgency(urgency));
  }
}
