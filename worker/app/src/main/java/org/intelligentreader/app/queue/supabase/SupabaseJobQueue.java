package org.intelligentreader.app.queue.supabase;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.port.InvalidException;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.supabase.Request;
import org.intelligentreader.app.supabase.Row;
import org.intelligentreader.app.supabase.Shape;
import org.intelligentreader.app.supabase.Shape.OtherShapeException;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.app.supabase.Urgency;
import org.intelligentreader.book.wording.Message;

/// The queue's SQL functions, called through PostgREST. Contract: `docs/job-states.md`.
public final class SupabaseJobQueue implements JobQueue {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /// PostgREST: there is no function with these parameters.
  private static final String NO_SUCH_FUNCTION = "PGRST202";

  private static final Shape<Verdict> VERDICT =
      Shape.word("a word of the queue, such as \"ok\"", Verdict::named);
  private static final Shape<List<Job>> JOBS =
      Shape.listOf(Shape.row("a job", SupabaseJobQueue::job));
  private static final Shape<List<Leftover>> LEFTOVERS =
      Shape.listOf(Shape.row("an upload of a job", SupabaseJobQueue::leftover));

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
    var claimed = call("book_job_claim", arguments, Urgency.IDLE, JOBS).stream().findFirst();
    if (claimed.isPresent()) {
      client.jobBegins();
    }
    return claimed;
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
  public Verdict fail(Lease held, Message message, boolean retryable)
      throws IOException, InterruptedException {
    var arguments = new LinkedHashMap<String, Object>();
    arguments.put("new_error", message.english());
    arguments.put("new_error_code", message.code());
    arguments.put("retryable", retryable);
    var more = new LinkedHashMap<>(arguments);
    more.put("new_error_parameters", message.parameters());
    try {
      return verdict("book_job_fail", held, more);
    } catch (RefusedException e) {
      if (!e.fault().code().equals(NO_SUCH_FUNCTION)) {
        throw e;
      }
      // A schema of version 4 knows no parameters.
      return verdict("book_job_fail", held, arguments);
    }
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
          "user_id=eq.%s&processed_path=eq.%s".formatted(job.userId(), quoted(job.manifestKey()));
      if (exists(table, "user_id", query)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isDone(Lease held) throws IOException, InterruptedException {
    return exists(
        "book_processing_jobs",
        "id",
        "status=eq.done&id=eq.%s&attempts=eq.%d".formatted(held.jobId(), held.attempt()));
  }

  @Override
  public List<Leftover> leftoverSources(int most) throws IOException, InterruptedException {
    return call("book_job_leftover_sources", Map.of("row_limit", most), Urgency.IDLE, LEFTOVERS);
  }

  /// As a value in a query.
  private static String quoted(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private boolean exists(String table, String id, String query)
      throws IOException, InterruptedException {
    var rows = Shape.listOf(Shape.row("a row with " + id, row -> row.id(id)));
    var path = "/rest/v1/" + table + "?select=" + id + "&" + query;
    return !client.ask(Request.get(path, TIMEOUT), rows).value().isEmpty();
  }

  private static Lease lease(Row row) throws OtherShapeException {
    return new Lease(row.id("id"), row.number("attempts"));
  }

  private static Job job(Row row) throws OtherShapeException {
    return new Job(
        lease(row), row.id("user_id"), row.text("book_id"), language(row), row.text("source_path"));
  }

  /// An older schema has no `chosen_language`; there, `en` is what stands when nobody chose.
  private static Optional<String> language(Row row) throws OtherShapeException {
    var chosen =
        row.has("chosen_language")
            ? row.optionalText("chosen_language")
            : row.optionalText("language").filter(tag -> !tag.equals("en"));
    return chosen.filter(tag -> !tag.isBlank());
  }

  private static Leftover leftover(Row row) throws OtherShapeException {
    return new Leftover(lease(row), row.text("source_path"), row.flag("source_present"));
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
    return call(function, all, urgency, VERDICT);
  }

  private <T> T call(String function, Map<String, ?> arguments, Urgency urgency, Shape<T> shape)
      throws IOException, InterruptedException {
    var request =
        Request.json("POST", "/rest/v1/rpc/" + function, RowText.fitted(arguments), TIMEOUT);
    try {
      return client.ask(request.urgency(urgency), shape).value();
    } catch (InvalidException e) {
      throw e.with(RefusedField.named(e.fault(), arguments));
    }
  }
}
