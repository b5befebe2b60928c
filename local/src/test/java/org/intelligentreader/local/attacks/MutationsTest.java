package org.intelligentreader.local.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Valid requests of all services, changed a little: whatever comes out is answered in JSON, never
/// with 5xx, and memory stays as it was. Another set at each `-Dmutations.seed=…`; their number is
/// `-Dmutations.count=…`.
class MutationsTest {
  private static final int THREADS = 4;
  private static final int A_FEW = 4_000;
  private static final int MANY = 100_000;
  private static final int MEGABYTE = 1_048_576;

  /// More than this is a leak, not a cache that fills.
  private static final int FLAT_MEGABYTES = 48;

  @Test
  void a_mutated_request_is_answered_as_the_services_answer(@TempDir Path folder) throws Exception {
    send(folder, Integer.getInteger("mutations.count", A_FEW));
  }

  @Test
  @Tag("campaign")
  void so_are_a_hundred_thousand(@TempDir Path folder) throws Exception {
    send(folder, Integer.getInteger("mutations.count", MANY));
  }

  private static void send(Path folder, int count) throws Exception {
    long seed = Long.getLong("mutations.seed", System.nanoTime());
    System.out.println("mutations.seed=" + seed);
    try (var victim = Victim.open(folder)) {
      var requests = new Requests(victim).all();
      var faults = new ConcurrentLinkedQueue<String>();
      run(victim, requests, faults, seed, count / 10);
      var before = usedMegabytes();
      var statuses = run(victim, requests, faults, seed + 1, count);
      var after = usedMegabytes();
      System.out.println(
          count
              + " requests, by status "
              + statuses
              + ", heap "
              + before
              + " MB before, "
              + after
              + " MB after");
      assertThat(faults.stream().limit(10).toList()).as(faults.size() + " faults").isEmpty();
      assertThat(after - before).isLessThan(FLAT_MEGABYTES);
      assertThat(victim.column("select title from public.books where id = 'book'"))
          .containsExactly(Victim.TITLE);
    }
  }

  private static Map<Integer, Integer> run(
      Victim victim, List<String> requests, Queue<String> faults, long seed, int count)
      throws Exception {
    var statuses = new TreeMap<Integer, Integer>();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var tasks = new ArrayList<Callable<Map<Integer, Integer>>>();
      for (var i = 0; i < THREADS; i++) {
        var random = new Random(seed * THREADS + i);
        tasks.add(() -> share(victim, requests, faults, random, count / THREADS));
      }
      for (var done : threads.invokeAll(tasks)) {
        done.get().forEach((status, n) -> statuses.merge(status, n, Integer::sum));
      }
    }
    return statuses;
  }

  private static Map<Integer, Integer> share(
      Victim victim, List<String> requests, Queue<String> faults, Random random, int count)
      throws IOException {
    var mutation = new Mutation(random);
    var statuses = new TreeMap<Integer, Integer>();
    var http = victim.http();
    for (var i = 0; i < count; i++) {
      var request = mutation.of(requests.get(random.nextInt(requests.size())));
      var answer = http.ask(request.getBytes(StandardCharsets.ISO_8859_1));
      statuses.merge(answer.map(RawHttp.Answer::status).orElse(0), 1, Integer::sum);
      answer
          .flatMap(given -> fault(request, given))
          .ifPresent(fault -> faults.add(fault + "\n" + request + "\n→ " + answer.get()));
    }
    return statuses;
  }

  private static Optional<String> fault(String request, RawHttp.Answer answer) {
    if (answer.status() >= 500) {
      return Optional.of("5xx");
    }
    if (answer.text().contains(Victim.TITLE) || answer.text().contains(Victim.BYTES)) {
      return Optional.of("somebody else's");
    }
    if (answer.status() < 400
        || request.startsWith("HEAD ")
        || answer.head().startsWith("HTTP/1.1 304")) {
      return Optional.empty();
    }
    try {
      var json = new ObjectMapper().readTree(answer.text());
      return json.has("message") || json.has("msg")
          ? Optional.empty()
          : Optional.of("not the services' JSON");
    } catch (JsonProcessingException e) {
      return Optional.of("not JSON");
    }
  }

  /// After collections, with what the collector needs to settle.
  private static long usedMegabytes() {
    var runtime = Runtime.getRuntime();
    for (var i = 0; i < 4; i++) {
      System.gc();
    }
    return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
  }
}
