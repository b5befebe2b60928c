package org.intelligentreader.app.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.intelligentreader.app.WorkerProcess;
import org.intelligentreader.app.cli.Commands;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.config.Environment;
import org.intelligentreader.app.log.Log;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Damaged keys through every command and every failing call, without the last belt of `Main`: no
/// piece of eight characters of any key is in anything that was printed or sent to the queue.
/// `-Dsecrets.from=SEED -Dsecrets.count=1` repeats a failure.
class SecretsNeverLeaveTest {
  private static final String ID = "00000000-0000-4000-8000-000000000010";
  private static final int AT_ONCE = 40;
  private static final List<String> STATUSES =
      List.of("400", "401", "403", "404", "409", "413", "422", "429", "500", "503", "540");
  private static final List<String> OTHERS =
      List.of(
          "SUPABASE_URL",
          "SUPABASE_BUCKET",
          "WORKER_ID",
          "WORKER_MODE",
          "WORD_UNITS",
          "GLOSSARY",
          "MAX_JOBS",
          "USER_CAP",
          "LEASE_SECONDS",
          "LIMIT_FILES",
          "DELETE_SOURCE",
          "CLOUD_RUN_EXECUTION");

  @TempDir private Path folder;
  private final Pieces pieces = new Pieces();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final EchoingServer server;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  SecretsNeverLeaveTest() throws IOException {
    server = new EchoingServer();
  }

  @BeforeEach
  void listen() {
    var all = new PrintStream(output, true, StandardCharsets.UTF_8);
    System.setOut(all);
    System.setErr(all);
  }

  @AfterEach
  void restore() throws IOException {
    System.setOut(out);
    System.setErr(err);
    server.close();
  }

  @Test
  @Timeout(600)
  void no_piece_of_a_key_is_printed_or_sent() throws Exception {
    run(Integer.getInteger("secrets.count", 200));
  }

  @Test
  @Tag("campaign")
  void no_piece_of_thousands_of_keys_is_printed_or_sent() throws Exception {
    run(Integer.getInteger("secrets.count", 2000));
  }

  private void run(int count) throws Exception {
    var first = Integer.getInteger("secrets.from", 1);
    var places = new Semaphore(AT_ONCE);
    var failures = new ConcurrentLinkedQueue<Throwable>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var seed = first; seed < first + count; seed++) {
        var random = new Random(seed);
        places.acquire();
        threads.execute(() -> {
          try {
            once(random);
          } catch (Exception e) {
            failures.add(e);
          } finally {
            places.release();
          }
        });
      }
    }
    assertThat(failures).as("seeds %d to %d", first, first + count - 1).isEmpty();
    assertThat(pieces.foundIn(output.toString(StandardCharsets.UTF_8)))
        .as("printed; seeds %d to %d", first, first + count - 1)
        .isEmpty();
    for (var body : server.bodies) {
      assertThat(pieces.foundIn(body)).as("sent; seeds %d…", first).isEmpty();
    }
    assertThat(server.bodies.size()).as("calls that were answered").isGreaterThan(count / 3);
    assertThat(output.size()).isGreaterThan(count * 40);
  }

  private void once(Random random) throws Exception {
    var environment = environment(random);
    if (random.nextInt(3) == 0) {
      work(environment);
    } else {
      Commands.run(new Environment(environment), command(random));
    }
  }

  private Map<String, String> environment(Random random) {
    var key = DamagedKeys.whole(random);
    pieces.add(key);
    var environment = new HashMap<String, String>();
    environment.put("SUPABASE_URL", url(random));
    environment.put("WORKER_MODE", random.nextInt(20) == 0 ? "loop" : "job");
    environment.put("PATIENCE_SECONDS", "1");
    environment.put("POLL_INTERVAL_MS", "250");
    environment.put("LEASE_SECONDS", "10");
    var name = random.nextBoolean() ? "SUPABASE_SECRET_KEY" : "SUPABASE_SERVICE_ROLE_KEY";
    environment.put(name, random.nextInt(3) == 0 ? DamagedKeys.damaged(key, random) : key);
    if (random.nextInt(4) == 0) {
      var other = DamagedKeys.one(OTHERS, random);
      var url = other.equals("SUPABASE_URL") && random.nextBoolean();
      environment.put(
          other, (url ? environment.get(other) + "/" : "") + DamagedKeys.damaged(key, random));
    }
    if (random.nextInt(8) == 0) {
      environment.remove(name);
    }
    return environment;
  }

  private String url(Random random) {
    var kind = DamagedKeys.one(EchoingServer.KINDS, random);
    var status = DamagedKeys.one(STATUSES, random);
    return switch (random.nextInt(40)) {
      case 0 -> "http://127.0.0.1:9/" + kind;
      case 1 -> "https://127.0.0.1:" + server.port() + "/" + kind + "/" + status;
      case 2 -> "https://project.invalid";
      default -> "http://127.0.0.1:" + server.port() + "/" + kind + "/" + status;
    };
  }

  private String[] command(Random random) throws IOException {
    var book = Files.writeString(folder.resolve("book.epub"), "no book").toString();
    var commands =
        List.of(
            List.of("doctor"),
            List.of("doctor", "--json"),
            List.of("queue", "stats"),
            List.of("queue", "stats", "--json"),
            List.of("queue", "list"),
            List.of("queue", "list", "--json", "--status", "error"),
            List.of("queue", "show", ID),
            List.of("queue", "show", "--json", ID),
            List.of("queue", "retry", ID),
            List.of("queue", "cancel", ID),
            List.of("queue", "requeue-expired"),
            List.of("queue", "enqueue", book, "--user", ID),
            List.of("queue", "enqueue", book, "--user", ID, "--book", "b", "--json"));
    return DamagedKeys.one(commands, random).toArray(String[]::new);
  }

  /// As `Main` does, for at most a few seconds: a loop need not end by itself.
  private static void work(Map<String, String> environment) throws InterruptedException {
    var log = new Log(System.out, true, InstantSource.system()).with(Map.of("execution", "x"));
    var worker =
        Thread.ofPlatform()
            .unstarted(() -> {
              try {
                var _ = WorkerProcess.run(ConfigReader.of(environment, "host"), log, new Random(1));
              } catch (BadConfigException e) {
                log.error(String.valueOf(e.getMessage()), Map.of());
              }
            });
    worker.start();
    if (!worker.join(Duration.ofSeconds(4))) {
      worker.interrupt();
      worker.join();
    }
  }
}
