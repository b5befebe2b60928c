package org.intelligentreader.app.odd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.intelligentreader.app.odd.OddServer.Wire;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue.Result;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.queue.supabase.SupabaseJobQueue;
import org.intelligentreader.app.queue.supabase.SupabaseLeftovers;
import org.intelligentreader.app.secret.ServiceKey;
import org.intelligentreader.app.storage.supabase.SupabaseObjectStore;
import org.intelligentreader.app.supabase.Patience;
import org.intelligentreader.app.supabase.Retry;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.book.bundle.BundleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No call of a worker takes an answer of another kind than it asked for as a success, as "no jobs"
/// or as a reason to crash. `-Dodd.from=SEED -Dodd.count=1` repeats a failure.
class OddPortsTest {
  private static final int AT_ONCE = 20;
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(java|javax|sun|jdk|org\\.intelligentreader)\\.\\w|Exception|Error\\b");
  private static final UUID USER = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final Lease LEASE =
      new Lease(UUID.fromString("00000000-0000-4000-8000-000000000010"), 1);
  private static final Job JOB = new Job(LEASE, USER, "book", "en", USER + "/book/source.epub");
  private static final TimeLimit LIMIT = TimeLimit.of(Duration.ofSeconds(20));
  private static final String CLAIMED =
      "[{\"id\":\"%s\",\"user_id\":\"%s\",\"book_id\":\"book\",\"language\":\"en\",\"attempts\":1,\"source_path\":\"x\"}]"
          .formatted(LEASE.jobId(), USER);
  private static final String LEFT =
      "[{\"id\":\"%s\",\"attempts\":1,\"source_path\":\"x\",\"source_present\":true}]"
          .formatted(LEASE.jobId());

  @TempDir private Path folder = Path.of("");

  /// The adapters of a worker, with a file for what they download.
  private record Ports(
      SupabaseJobQueue queue, SupabaseLeftovers leftovers, SupabaseObjectStore store, Path file) {}

  @FunctionalInterface
  private interface Use {
    Object of(Ports ports) throws IOException, InterruptedException;
  }

  /// A call of a port, its right answer, and what else is right.
  private record Call(String name, String right, Predicate<JsonNode> alsoRight, Use use) {}

  private static final List<String> VERDICTS =
      Arrays.stream(Verdict.values())
          .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
          .toList();

  private static final List<Call> CALLS = calls();

  private static List<Call> calls() {
    Predicate<JsonNode> word = json -> json.isTextual() && VERDICTS.contains(json.asText());
    Predicate<JsonNode> jobs = json -> rows(json, OddPortsTest::isJob);
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
        new Call("fail", "\"error\"", word, ports -> ports.queue().fail(LEASE, "x", "x", true)));
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
            json -> rows(json, OddPortsTest::isLeftover),
            ports -> ports.queue().leftoverSources(9)));
    calls.add(
        new Call(
            "leftovers",
            "{\"names\":[\"a\"],\"looked_at\":3,\"next\":null}",
            OddPortsTest::isSlice,
            ports -> ports.leftovers().goOn()));
    calls.add(
        new Call(
            "leftovers after",
            "{\"names\":[],\"looked_at\":3,\"next\":\"b\"}",
            OddPortsTest::isSlice,
            ports -> ports.leftovers().after("a")));
    calls.add(
        new Call(
            "leftovers still",
            "[\"b\"]",
            names,
            ports -> ports.leftovers().still(List.of("a", "b"))));
    calls.add(
        new Call(
            "upload",
            "{\"Key\":\"x\"}",
            json -> json.path("Key").isTextual(),
            OddPortsTest::upload));
    calls.add(
        new Call(
            "remove",
            "[{\"name\":\"x\"}]",
            json -> rows(json, row -> row.path("name").isTextual()),
            OddPortsTest::remove));
    return calls;
  }

  @Test
  void no_call_takes_another_answer_for_the_right_one() throws Exception {
    everySeed((server, seed) -> {
      var random = new Random(seed);
      var call = CALLS.get(random.nextInt(CALLS.size()));
      var wire = new OddAnswers(random).instead(call.right(), call.alsoRight());
      refused(server, seed, wire, call.name(), call.use());
    });
  }

  /// What a body of another kind is, only its length, its page and the status can tell.
  @Test
  void no_page_refusal_or_half_of_a_download_is_an_upload() throws Exception {
    everySeed((server, seed) -> {
      var random = new Random(seed);
      var wire = new OddAnswers(random).instead("[]", _ -> false);
      if (isNoObject(wire) && !wire.endless()) {
        refused(
            server, seed, wire, "download", ports -> ports.store().download("a/b", ports.file()));
      }
    });
  }

  @Test
  void the_right_answers_are_taken() throws Exception {
    try (var server = new OddServer()) {
      for (var call : CALLS) {
        var url = server.url("right", (_, _) -> Wire.json("200 OK", call.right()));
        assertThat(use(url, 0, call.use())).as(call.name()).isNotNull();
      }
    }
  }

  private static boolean isNoObject(Wire wire) {
    var parts = wire.bytes().split("\r\n\r\n", 2);
    var head = parts[0].toLowerCase(Locale.ROOT);
    return !head.startsWith("http/1.1 200 ok")
        || head.contains("text/html")
        || head.contains("content-encoding")
        || !head.contains("content-length: " + parts[1].length());
  }

  private void refused(OddServer server, int seed, Wire wire, String name, Use use)
      throws Exception {
    var url = server.url(String.valueOf(seed), (_, _) -> wire);
    var about = "seed %d, %s, %s".formatted(seed, name, wire);
    try {
      assertThat(use(url, seed, use)).as(about).isEqualTo("a failure");
    } catch (ServerException e) {
      assertThat(e.sentences())
          .as(about)
          .hasLineCount(1)
          .hasSizeLessThan(900)
          .doesNotContainPattern(CLASS_NAME);
    }
  }

  private Object use(String url, int seed, Use use) throws Exception {
    var patience = Patience.ofRun(Duration.ofMillis(300));
    var retry = new Retry(patience, new Random(seed), MonotonicClock.system());
    var key = new ServiceKey("sb_secret_of_no_project_0123456789");
    try (var client = new SupabaseClient(URI.create(url), key, retry)) {
      var rules = new SupabaseJobQueue.Rules(5, 0);
      return use.of(
          new Ports(
              new SupabaseJobQueue(client, "test", Duration.ofSeconds(60), rules),
              new SupabaseLeftovers(client),
              new SupabaseObjectStore(client, "epubs", Duration.ofSeconds(20)),
              folder.resolve("file-" + seed)));
    }
  }

  @FunctionalInterface
  private interface Run {
    void with(OddServer server, int seed) throws Exception;
  }

  private static void everySeed(Run run) throws Exception {
    var first = Integer.getInteger("odd.from", new Random().nextInt(1_000_000));
    var count = Integer.getInteger("odd.count", 200);
    System.out.println("seeds " + first + " to " + (first + count - 1));
    var places = new Semaphore(AT_ONCE);
    try (var server = new OddServer();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs = new ArrayList<Callable<Void>>();
      for (var seed = first; seed < first + count; seed++) {
        var one = seed;
        runs.add(() -> {
          places.acquire();
          try {
            run.with(server, one);
          } finally {
            places.release();
          }
          return null;
        });
      }
      for (var done : threads.invokeAll(runs)) {
        done.get();
      }
      assertThat(server.longest()).as("bytes of one endless answer").isLessThan(40_000_000);
    }
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
}
