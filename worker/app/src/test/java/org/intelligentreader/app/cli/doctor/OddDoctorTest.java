package org.intelligentreader.app.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.config.Environment;
import org.intelligentreader.app.odd.OddAnswers;
import org.intelligentreader.app.odd.OddServer;
import org.intelligentreader.app.odd.OddServer.Wire;
import org.junit.jupiter.api.Test;

/// The doctor says `ok` to the answer it asks for and to nothing else: each of its calls is
/// answered wrongly, all others rightly. `-Dodd.from=SEED -Dodd.count=1` repeats a failure.
class OddDoctorTest {
  private static final int AT_ONCE = 20;
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(java|javax|sun|jdk|org\\.intelligentreader)\\.\\w|Exception|Error\\b");

  /// A call of the doctor, the check that makes it, and what else than its answer is right.
  private record Target(String call, String check, Predicate<JsonNode> alsoRight) {}

  private static final List<Target> TARGETS = targets();

  private static List<Target> targets() {
    var targets = new ArrayList<Target>();
    Predicate<JsonNode> empty = json -> json.isArray() && json.isEmpty();
    Predicate<JsonNode> rows =
        json -> json.isArray() && all(json, row -> isId(row.path("user_id")));
    Predicate<JsonNode> jobs = json -> json.isArray() && all(json, row -> isId(row.path("id")));
    Predicate<JsonNode> gone = json -> json.isTextual() && json.asText().equals("gone");
    Predicate<JsonNode> whole = json -> json.isInt();
    var rpc = "POST /rest/v1/rpc/";
    targets.add(new Target("GET /rest/v1/books", "server reachable", rows));
    targets.add(new Target("GET /rest/v1/book_processing_jobs", "table rights", rows));
    targets.add(new Target(rpc + "book_job_stats", "key", json -> json.path("queued").isInt()));
    targets.add(
        new Target(
            rpc + "book_schema_version",
            "schema version",
            json -> json.isInt() && json.intValue() == SchemaChecks.SCHEMA));
    targets.add(new Target(rpc + "book_schema_openings", "rights of others", empty));
    for (var name :
        List.of("heartbeat", "release", "complete", "fail", "source_unwanted", "source_deleted")) {
      targets.add(new Target(rpc + "book_job_" + name, "queue functions", gone));
    }
    Predicate<JsonNode> lost = json -> json.isTextual() && json.asText().equals("lost");
    targets.add(new Target(rpc + "book_job_stopped", "queue functions", lost));
    targets.add(new Target(rpc + "book_job_leftover_sources", "queue functions", jobs));
    targets.add(new Target(rpc + "book_job_admin_list", "queue functions", jobs));
    targets.add(new Target(rpc + "book_job_sweep", "queue functions", whole));
    targets.add(
        new Target(
            "GET /storage/v1/bucket/epubs",
            "bucket",
            json ->
                json.path("id").asText().equals("epubs")
                    && json.path("public").isBoolean()
                    && !json.path("public").booleanValue()));
    var object = "/storage/v1/object/epubs";
    var probe = object + "/doctor/probe.json";
    targets.add(new Target("POST " + probe, "probe object", json -> json.path("Key").isTextual()));
    targets.add(new Target("GET " + probe, "probe object", _ -> false));
    targets.add(
        new Target(
            "DELETE " + object,
            "probe object",
            json -> json.isArray() && all(json, row -> row.path("name").isTextual())));
    return targets;
  }

  @Test
  void only_the_right_answer_is_ok() throws Exception {
    var first = Integer.getInteger("odd.from", new Random().nextInt(1_000_000));
    var count = Integer.getInteger("odd.count", 120);
    System.out.println("seeds " + first + " to " + (first + count - 1));
    var places = new Semaphore(AT_ONCE);
    try (var server = new OddServer();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs = new ArrayList<Callable<Void>>();
      for (var seed = first; seed < first + count; seed++) {
        runs.add(run(server, seed, places));
      }
      for (var run : threads.invokeAll(runs)) {
        run.get();
      }
      assertThat(server.longest()).as("bytes of one endless answer").isLessThan(40_000_000);
    }
  }

  private static Callable<Void> run(OddServer server, int seed, Semaphore places) {
    return () -> {
      places.acquire();
      try {
        once(server, seed);
      } finally {
        places.release();
      }
      return null;
    };
  }

  private static void once(OddServer server, int seed) throws Exception {
    var random = new Random(seed);
    var target = TARGETS.get(random.nextInt(TARGETS.size()));
    var right = new RightAnswers();
    var odd = new OddAnswers(random);
    var fixed = new ArrayList<Wire>();
    var url =
        server.url(
            String.valueOf(seed),
            (call, body) -> {
              var reply = right.to(call, body);
              synchronized (fixed) {
                if (call.equals(target.call()) && fixed.isEmpty()) {
                  fixed.add(odd.instead(reply.body(), target.alsoRight()));
                }
                return call.equals(target.call())
                    ? fixed.getFirst()
                    : Wire.json(reply.status() == 200 ? "200 OK" : "400 Bad", reply.body());
              }
            });
    var begun = System.nanoTime();
    var findings = findings(url);
    var about = "seed %d, %s: %s, %s".formatted(seed, target.call(), shown(fixed), findings);
    assertThat(findings)
        .as(about)
        .filteredOn(finding -> finding.state() == Finding.State.OK)
        .extracting(Finding::check)
        .doesNotContain(target.check());
    for (var finding : findings) {
      assertThat(finding.found() + finding.advice())
          .as(about)
          .hasLineCount(1)
          .hasSizeLessThan(900)
          .doesNotContainPattern(CLASS_NAME);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as(about)
        .isLessThan(Duration.ofMinutes(2));
  }

  private static List<Finding> findings(String url) throws Exception {
    var environment =
        Map.of(
            "SUPABASE_URL", url,
            "SUPABASE_SECRET_KEY", "sb_secret_of_no_project_0123456789",
            "PATIENCE_SECONDS", "1");
    try (var project = Project.of(new Environment(environment))) {
      return new Checkup(project, InstantSource.system()).run();
    }
  }

  private static String shown(List<Wire> wires) {
    var text = String.valueOf(wires);
    return text.substring(0, Math.min(400, text.length()));
  }

  private static boolean isId(JsonNode field) {
    return field.asText().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  private static boolean all(JsonNode items, Predicate<JsonNode> right) {
    return items.valueStream().allMatch(right);
  }
}
