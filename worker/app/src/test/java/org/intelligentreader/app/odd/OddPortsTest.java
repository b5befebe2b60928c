package org.intelligentreader.app.odd;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.intelligentreader.app.odd.OddCalls.Ports;
import org.intelligentreader.app.odd.OddCalls.Use;
import org.intelligentreader.app.odd.OddServer.Wire;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.queue.supabase.SupabaseJobQueue;
import org.intelligentreader.app.queue.supabase.SupabaseLeftovers;
import org.intelligentreader.app.secret.ServiceKey;
import org.intelligentreader.app.storage.supabase.SupabaseObjectStore;
import org.intelligentreader.app.supabase.Retry;
import org.intelligentreader.app.supabase.RetryBudget;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No call of a worker takes an answer of another kind than it asked for as a success, as "no jobs"
/// or as a reason to crash. `-Dodd.from=SEED -Dodd.count=1` repeats a failure.
class OddPortsTest {
  private static final int AT_ONCE = 20;
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(java|javax|sun|jdk|org\\.intelligentreader)\\.\\w|Exception|Error\\b");
  @TempDir private Path folder = Path.of("");

  @Test
  void no_call_takes_another_answer_for_the_right_one() throws Exception {
    everySeed((server, seed) -> {
      var random = new Random(seed);
      var call = OddCalls.CALLS.get(random.nextInt(OddCalls.CALLS.size()));
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
      for (var call : OddCalls.CALLS) {
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
    var patience = RetryBudget.ofRun(Duration.ofMillis(300));
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
}
