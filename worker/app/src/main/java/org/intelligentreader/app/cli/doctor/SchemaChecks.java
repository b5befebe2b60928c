package org.intelligentreader.app.cli.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.queue.supabase.OperatorQueue;
import org.intelligentreader.app.supabase.Request;
import org.intelligentreader.app.supabase.Shape;

/// Looks at what `supabase/schema.sql` makes.
final class SchemaChecks {
  static final int SCHEMA = 5;

  private static final String APPLY_SCHEMA =
      "Apply supabase/schema.sql to the database of the project in SUPABASE_URL.";
  private static final Set<String> MISSING_OR_CLOSED = Set.of("PGRST202", "42883", "42501");
  private final Project project;

  SchemaChecks(Project project) {
    this.project = project;
  }

  /// A call that changes nothing, and what it answers.
  private record Call(String function, Map<String, Object> arguments, Shape<?> answer) {}

  Finding version(String name) throws IOException, InterruptedException {
    var version = new OperatorQueue(project.client()).schemaVersion();
    if (version < SCHEMA) {
      return Finding.failed(name, version + ", but this worker needs " + SCHEMA, APPLY_SCHEMA);
    }
    return version == SCHEMA
        ? Finding.ok(name, String.valueOf(version))
        : Finding.warning(name, version + " is newer than this worker knows", "Update the worker.");
  }

  /// Calls each function with a job that does not exist; a claim would take one that does.
  Finding functions(String name) throws IOException, InterruptedException {
    var missing = new ArrayList<String>();
    for (var call : harmlessCalls()) {
      var path = "/rest/v1/rpc/" + call.function();
      var request = Request.json("POST", path, call.arguments(), Checkup.TIMEOUT);
      try {
        project.client().ask(request, call.answer());
      } catch (RefusedException e) {
        if (!MISSING_OR_CLOSED.contains(e.fault().code())) {
          throw e;
        }
        missing.add(call.function());
      }
    }
    return missing.isEmpty()
        ? Finding.ok(name, harmlessCalls().size() + " answer")
        : Finding.failed(
            name, "missing or not callable: " + String.join(", ", missing), APPLY_SCHEMA);
  }

  private static List<Call> harmlessCalls() {
    Map<String, Object> lease = Map.of("job_id", new UUID(0, 0), "lease_attempt", 1);
    var rows = Shape.listOf(Shape.row("a job", row -> row.id("id")));
    var calls = new ArrayList<Call>();
    for (var function : List.of("heartbeat", "release", "source_unwanted", "source_deleted")) {
      calls.add(new Call("book_job_" + function, lease, only(Verdict.GONE)));
    }
    calls.add(new Call("book_job_stopped", lease, only(Verdict.LOST)));
    calls.add(new Call("book_job_complete", with(lease, "new_processed_path"), only(Verdict.GONE)));
    calls.add(new Call("book_job_fail", with(lease, "new_error"), only(Verdict.GONE)));
    calls.add(new Call("book_job_leftover_sources", Map.of("row_limit", 1), rows));
    calls.add(new Call("book_job_admin_list", Map.of("row_limit", 1), rows));
    calls.add(new Call("book_job_sweep", Map.of("batch", 1), Shape.NUMBER));
    return calls;
  }

  private static Shape<Verdict> only(Verdict right) {
    return Shape.word(
        "the word \"" + right.name().toLowerCase(Locale.ROOT) + "\"",
        word -> Verdict.named(word).filter(verdict -> verdict == right));
  }

  private static Map<String, Object> with(Map<String, Object> some, String emptyText) {
    var all = new LinkedHashMap<>(some);
    all.put(emptyText, "");
    return all;
  }

  Finding openings(String name) throws IOException, InterruptedException {
    var openings = new OperatorQueue(project.client()).openings();
    return openings.isEmpty()
        ? Finding.ok(name, "visitors and users have no privileges meant for workers")
        : Finding.failed(name, String.join("; ", openings), APPLY_SCHEMA);
  }
}
