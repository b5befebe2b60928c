package org.intelligentreader.app.queue.supabase;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.app.supabase.SupabaseClient.Request;

/// What an operator may ask of the queue. Answers are the server's JSON.
public final class QueueDesk {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int SWEPT_AT_ONCE = 1000;

  private final SupabaseClient client;

  public QueueDesk(SupabaseClient client) {
    this.client = client;
  }

  public int schemaVersion() throws IOException, InterruptedException {
    return Integer.parseInt(String.valueOf(Json.read(call("book_schema_version", Map.of()))));
  }

  /// What visitors and users may do and should not, a sentence each.
  public List<String> openings() throws IOException, InterruptedException {
    return Json.read(call("book_schema_openings", Map.of())) instanceof List<?> sentences
        ? sentences.stream().map(String::valueOf).toList()
        : List.of();
  }

  /// One object: depth, ages, errors by code.
  public String stats() throws IOException, InterruptedException {
    return call("book_job_stats", Map.of());
  }

  /// Rows, the latest change first.
  public String list(Optional<String> status, Optional<UUID> user, int limit)
      throws IOException, InterruptedException {
    var arguments = new LinkedHashMap<String, Object>();
    status.ifPresent(value -> arguments.put("with_status", value));
    user.ifPresent(value -> arguments.put("with_user", value));
    arguments.put("row_limit", limit);
    return call("book_job_admin_list", arguments);
  }

  /// One row, or none.
  public String show(UUID job) throws IOException, InterruptedException {
    return call("book_job_admin_list", Map.of("with_job", job));
  }

  /// `queued`, `source_missing` or `gone`.
  public String requeue(UUID job) throws IOException, InterruptedException {
    return word(call("book_job_admin_requeue", Map.of("job_id", job)));
  }

  /// `cancelled`, `done` or `gone`.
  public String cancel(UUID job) throws IOException, InterruptedException {
    return word(call("book_job_admin_cancel", Map.of("job_id", job)));
  }

  /// Takes jobs back whose lease ran out; answers how many.
  public int sweep() throws IOException, InterruptedException {
    return Integer.parseInt(word(call("book_job_sweep", Map.of("batch", SWEPT_AT_ONCE))));
  }

  /// The job of an upload that lies at `sourcePath`.
  public UUID enqueue(UUID user, String book, String title, String language, String sourcePath)
      throws IOException, InterruptedException {
    return UUID.fromString(
        word(
            call(
                "book_job_admin_enqueue",
                Map.of(
                    "target_user_id", user,
                    "target_book_id", book,
                    "new_title", title,
                    "new_language", language,
                    "new_source_path", sourcePath))));
  }

  private static String word(String json) throws IOException {
    return String.valueOf(Json.read(json));
  }

  private String call(String function, Map<String, ?> arguments)
      throws IOException, InterruptedException {
    return client.send(
        Request.json("POST", "/rest/v1/rpc/" + function, RowText.fitted(arguments), TIMEOUT));
  }
}
