package org.intelligentreader.app.odd;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue.Result;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.queue.supabase.SupabaseJobQueue;
import org.intelligentreader.app.queue.supabase.SupabaseLeftovers;
import org.intelligentreader.app.storage.supabase.SupabaseObjectStore;
import org.intelligentreader.book.bundle.BundleFile;
import org.intelligentreader.book.wording.Message;

/// Every call that a worker makes through its ports, with the right answer and what else is right.
final class OddCalls {
  private static final UUID USER = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final Lease LEASE =
      new Lease(UUID.fromString("00000000-0000-4000-8000-000000000010"), 1);
  private static final Job JOB =
      new Job(LEASE, USER, "book", Optional.empty(), USER + "/book/source.epub");
  private static final TimeLimit LIMIT = TimeLimit.of(Duration.ofSeconds(20));
  private static final String CLAIMED =
      "[{\"id\":\"%s\",\"user_id\":\"%s\",\"book_id\":\"book\",\"language\":\"en\",\"chosen_language\":null,\"attempts\":1,\"source_path\":\"x\"}]"
          .formatted(LEASE.jobId(), USER);
  private static final String LEFT =
      "[{\"id\":\"%s\",\"attempts\":1,\"source_path\":\"x\",\"source_present\":true}]"
          .formatted(LEASE.jobId());

  /// The adapters of a worker, with a file for what they download.
  record Ports(
      SupabaseJobQueue queue, SupabaseLeftovers leftovers, SupabaseObjectStore store, Path file) {}

  @FunctionalInterface
  interface Use {
    Object of(Ports ports) throws IOException, InterruptedException;
  }

  /// A call of a port, its right answer, and what else is right.
  record Call(String name, String right, Predicate<JsonNode> alsoRight, Use use) {}

  private static final List<String> VERDICTS =
      Arrays.stream(Verdict.values())
          .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
          .toList();

  static final List<Call> CALLS = calls();

  private static List<Call> calls() {
    Predicate<JsonNode> word = json -> json.isTextual() && VERDICTS.contains(json.asText());
    Predicate<JsonNode> jobs = json -> rows(json, OddCalls::isJob);
    Predicate<JsonNode> names =
        json -> rows(json, name -> name.isTextual() && List.of("a", "b").contains(name.asText()));
    var calls = new ArrayList<Call>();
    calls.add(new Call("claim", CLAIMED, jobs, ports -> ports.queue().claim()));
    calls.add(new Call("claim of none", "[]", jobs, ports -> ports.queue().claim()));
    calls.add(
        new Call(
            "heartbeat",
            "\"ok\"",
            word,
            ports -> ports.queue().heartbeat(LEASE, Duration.ofSeconds(60), 1, "x")));
    calls.add(
        new Call(
            "complete",
            "\"ok\"",
            word,
            ports -> ports.queue().complete(LEASE, "x", new Result("x", Optional.empty(), 1))));
    calls.add(
        new Call(
            "fail",
            "\"error\"",
            word,
            ports -> ports.queue().fail(LEASE, Message.of("too-deep"), true)));
    calls.add(
        new Call(
            "release", "\"queued\"", word, ports -> ports.queue().release(LEASE, Duration.ZERO)));
    calls.add(new Call("stopped", "\"ok\"", word, ports -> ports.queue().stopped(LEASE)));
    calls.add(
        new Call("source unwanted", "\"ok\"", word, ports -> ports.queue().sourceUnwanted(LEASE)));
    calls.add(
        new Call("source deleted", "\"ok\"", word, ports -> ports.queue().sourceDeleted(LEASE)));
    calls.add(
        new Call(
            "is named",
            "[]",
            json -> rows(json, row -> isId(row, "user_id")),
            ports -> ports.queue().isNamed(JOB)));
    calls.add(
        new Call(
            "is done",
            "[{\"id\":\"%s\"}]".formatted(LEASE.jobId()),
            json -> rows(json, row -> isId(row, "id")),
            ports -> ports.queue().isDone(LEASE)));
    calls.add(
        new Call(
            "leftover sources",
            LEFT,
            json -> rows(json, OddCalls::isLeftover),
            ports -> ports.queue().leftoverSources(9)));
    calls.add(
        new Call(
            "leftovers",
            "{\"names\":[\"a\"],\"looked_at\":3,\"next\":null}",
            OddCalls::isSlice,
            ports -> ports.leftovers().goOn()));
    calls.add(
        new Call(
            "leftovers after",
            "{\"names\":[],\"looked_at\":3,\"next\":\"b\"}",
            OddCalls::isSlice,
            ports -> ports.leftovers().after("a")));
    calls.add(
        new Call(
            "leftovers still",
            "[\"b\"]",
            names,
            ports -> ports.leftovers().still(List.of("a", "b"))));
    calls.add(
        new Call(
            "upload", "{\"Key\":\"x\"}", json -> json.path("Key").isTextual(), OddCalls::upload));
    calls.add(
        new Call(
            "remove",
            "[{\"name\":\"x\"}]",
            json -> rows(json, row -> row.path("name").isTextual()),
            OddCalls::remove));
    return calls;
  }

  private static Object upload(Ports ports) throws IOException, InterruptedException {
    var file =
        new BundleFile("a", "text/plain", 1, () -> new ByteArrayInputStream(new byte[] {'a'}));
    ports.store().upload("a/b", file, LIMIT);
    return "stored";
  }

  private static Object remove(Ports ports) throws IOException, InterruptedException {
    ports.store().remove(List.of("a/b"), LIMIT);
    return "removed";
  }

  private static boolean isJob(JsonNode row) {
    return isId(row, "id")
        && isId(row, "user_id")
        && row.path("attempts").isInt()
        && (!row.has("chosen_language") || isText(row, "chosen_language"))
        && List.of("book_id", "language", "source_path").stream()
            .allMatch(name -> isText(row, name));
  }

  private static boolean isLeftover(JsonNode row) {
    return isId(row, "id")
        && row.path("attempts").isInt()
        && isText(row, "source_path")
        && row.path("source_present").isBoolean();
  }

  private static boolean isSlice(JsonNode json) {
    return json.path("names").isArray()
        && rows(json.path("names"), name -> name.isTextual() || name.isNull())
        && json.path("looked_at").isInt()
        && isText(json, "next");
  }

  private static boolean rows(JsonNode json, Predicate<JsonNode> right) {
    return json.isArray() && json.valueStream().allMatch(right);
  }

  private static boolean isText(JsonNode row, String name) {
    return row.path(name).isTextual() || row.path(name).isNull();
  }

  private static boolean isId(JsonNode row, String name) {
    return row.path(name).asText().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  private OddCalls() {}
}
