package org.intelligentreader.app.queue.supabase;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.supabase.CheckedAnswer;
import org.intelligentreader.app.supabase.Request;
import org.intelligentreader.app.supabase.Row;
import org.intelligentreader.app.supabase.Shape;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.app.watch.QueueWatch;
import org.intelligentreader.book.wording.Wording;

/// What an operator may ask of the queue. An answer is checked to be of the kind that was asked
/// for, and is told as the server's JSON where programs want it.
public final class OperatorQueue {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int SWEPT_AT_ONCE = 1000;

  private static final Shape<List<Row>> JOBS =
      Shape.listOf(
          Shape.row(
              "a job",
              row -> {
                row.id("id");
                row.text("status");
                row.number("attempts");
                return row;
              }));
  private static final Shape<Row> STATS =
      Shape.row(
          "the figures of the queue",
          row -> {
            row.number("queued");
            return row;
          });
  private static final Shape<QueueWatch.Depth> DEPTH =
      Shape.row(
          "the figures of the queue",
          row -> new QueueWatch.Depth(row.number("queued"), row.number("oldest_ready_seconds")));
  private static final Shape<UUID> ID = Shape.word("an id", Row::idOf);

  private final SupabaseClient client;

  public OperatorQueue(SupabaseClient client) {
    this.client = client;
  }

  public int schemaVersion() throws IOException, InterruptedException {
    return call("book_schema_version", Map.of(), Shape.NUMBER).value();
  }

  /// What visitors and users may do and should not, a sentence each.
  public List<String> openings() throws IOException, InterruptedException {
    return call("book_schema_openings", Map.of(), Shape.listOf(Shape.TEXT)).value();
  }

  /// One object: depth, ages, errors by code.
  public CheckedAnswer<Row> stats() throws IOException, InterruptedException {
    return call("book_job_stats", Map.of(), STATS);
  }

  /// How many books wait, and the oldest of them how long.
  public QueueWatch.Depth depth() throws IOException, InterruptedException {
    return call("book_job_stats", Map.of(), DEPTH).value();
  }

  /// Rows, the latest change first.
  public CheckedAnswer<List<Row>> list(Optional<String> status, Optional<UUID> user, int limit)
      throws IOException, InterruptedException {
    var arguments = new LinkedHashMap<String, Object>();
    status.ifPresent(value -> arguments.put("with_status", value));
    user.ifPresent(value -> arguments.put("with_user", value));
    arguments.put("row_limit", limit);
    return call("book_job_admin_list", arguments, JOBS);
  }

  /// One row, or none.
  public CheckedAnswer<List<Row>> show(UUID job) throws IOException, InterruptedException {
    return call("book_job_admin_list", Map.of("with_job", job), JOBS);
  }

  /// `queued`, `source-missing` or `gone`.
  public String requeue(UUID job) throws IOException, InterruptedException {
    return word("book_job_admin_requeue", job, "queued", "source-missing", "gone");
  }

  /// `cancelled`, `done` or `gone`.
  public String cancel(UUID job) throws IOException, InterruptedException {
    return word("book_job_admin_cancel", job, "cancelled", "done", "gone");
  }

  /// Takes jobs back whose lease ran out; answers how many.
  public int sweep() throws IOException, InterruptedException {
    return call("book_job_sweep", Map.of("batch", SWEPT_AT_ONCE), Shape.NUMBER).value();
  }

  /// The job of an upload that lies at `sourcePath`. Without `language` the book decides.
  public UUID enqueue(
      UUID user, String book, String title, Optional<String> language, String sourcePath)
      throws IOException, InterruptedException {
    var arguments = new LinkedHashMap<String, Object>();
    arguments.put("target_user_id", user);
    arguments.put("target_book_id", book);
    arguments.put("new_title", title);
    arguments.put("new_language", language.orElse(""));
    arguments.put("new_source_path", sourcePath);
    // An older schema knows no such parameter, and no choice of English.
    language.ifPresent(_ -> arguments.put("is_chosen", true));
    return call("book_job_admin_enqueue", arguments, ID).value();
  }

  private String word(String function, UUID job, String... known)
      throws IOException, InterruptedException {
    var words = List.of(known);
    var shape =
        Shape.word(
            "one of " + words, word -> Optional.of(Wording.spelling(word)).filter(words::contains));
    return call(function, Map.of("job_id", job), shape).value();
  }

  private <T> CheckedAnswer<T> call(String function, Map<String, ?> arguments, Shape<T> shape)
      throws IOException, InterruptedException {
    var request =
        Request.json("POST", "/rest/v1/rpc/" + function, RowText.fitted(arguments), TIMEOUT);
    return client.ask(request, shape);
  }
}
