package org.intelligentreader.local.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies that end before their announced end, hundreds at once: they are answered with 4xx, hold
/// no connection of the database, leave no file, and do not keep others waiting. Others at each
/// `-Dhalves.seed=…`.
class HalfBodiesTest {
  private static final int MANY = 400;

  /// As many as the stack has for requests, however many there are.
  private static final int MOST_CONNECTIONS = 24;

  private static final int MEGABYTE = 1_048_576;
  private static final int FLAT_MEGABYTES = 48;

  /// A request of which only a part will come.
  private record Half(String line, String head, String body, boolean chunked, int sent) {
    /// The head promises the whole.
    byte[] bytes() {
      var part = body.substring(0, sent);
      var promise =
          chunked
              ? "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n"
              : "Content-Length: " + (body.length() + 1) + "\r\n\r\n";
      return (line + " HTTP/1.1\r\n" + head + promise + part).getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void hundreds_of_half_sent_bodies_leave_nothing_behind(@TempDir Path folder) throws Exception {
    long seed = Long.getLong("halves.seed", System.nanoTime());
    System.out.println("halves.seed=" + seed);
    var random = new Random(seed);
    try (var victim = Victim.open(folder)) {
      send(victim, halves(victim, random, MANY / 10));
      var files = files(folder.resolve("objects"));
      var state = victim.state();
      var before = usedMegabytes();
      var answers = send(victim, halves(victim, random, MANY));
      assertThat(answers).isNotEmpty().allSatisfy(HalfBodiesTest::isRefused);
      assertThat(files(folder.resolve("objects"))).isEqualTo(files);
      assertThat(victim.state()).isEqualTo(state);
      assertThat(connections(victim)).isLessThanOrEqualTo(MOST_CONNECTIONS);
      assertThat(usedMegabytes() - before).isLessThan(FLAT_MEGABYTES);
    }
  }

  @Test
  void clients_that_send_nothing_more_keep_nobody_waiting(@TempDir Path folder) throws Exception {
    try (var victim = Victim.open(folder)) {
      var open = new ArrayList<Socket>();
      try {
        for (var half : halves(victim, new Random(1), MANY)) {
          var socket = new Socket(InetAddress.getLoopbackAddress(), victim.port());
          open.add(socket);
          socket.getOutputStream().write(half.bytes());
        }
        assertThat(connections(victim)).isLessThanOrEqualTo(MOST_CONNECTIONS);
        var start = System.nanoTime();
        var answer = victim.http().ask(victim.ask("GET /rest/v1/books?select=id"));
        assertThat(answer.orElseThrow().status()).isEqualTo(200);
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
      } finally {
        for (var socket : open) {
          socket.close();
        }
      }
    }
  }

  private static void isRefused(RawHttp.Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
    var json = new ObjectMapper().readTree(answer.text());
    assertThat(json.has("message") || json.has("msg")).as(answer.toString()).isTrue();
  }

  private static List<RawHttp.Answer> send(Victim victim, List<Half> halves) throws Exception {
    var tasks = new ArrayList<Callable<Optional<RawHttp.Answer>>>();
    for (var half : halves) {
      tasks.add(() -> victim.http().ask(half.bytes()));
    }
    var answers = new ArrayList<RawHttp.Answer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(tasks)) {
        done.get().ifPresent(answers::add);
      }
    }
    return answers;
  }

  private static List<Half> halves(Victim victim, Random random, int count) {
    var own = victim.mallory().userId();
    var object = "/storage/v1/object/epubs/" + own + "/half/";
    var json = "[" + "{\"word\":\"many letters\"},".repeat(2_000) + "{}]";
    var form =
        "--b\r\nContent-Disposition: form-data; name=\"\"; filename=\"a\"\r\n\r\n"
            + "bytes ".repeat(20_000)
            + "\r\n--b--\r\n";
    var types =
        List.of(
            new String[] {"POST /rest/v1/books", "application/json", json},
            new String[] {"POST /rest/v1/books", "text/csv", "id,title\n" + "a,b\n".repeat(9_000)},
            new String[] {"PATCH /rest/v1/books?id=eq.mine", "application/json", json},
            new String[] {"POST /rest/v1/rpc/book_job_stats", "application/json", json},
            new String[] {"POST /auth/v1/signup", "application/json", json},
            new String[] {"POST /storage/v1/object/list/epubs", "application/json", json},
            new String[] {"POST " + object, "text/plain", "bytes ".repeat(40_000)},
            new String[] {"PUT " + object, "text/plain", "bytes ".repeat(40_000)},
            new String[] {"POST " + object, "multipart/form-data; boundary=b", form});
    var halves = new ArrayList<Half>();
    for (var i = 0; i < count; i++) {
      var type = types.get(random.nextInt(types.size()));
      var line = type[0].endsWith("/") ? type[0] + i : type[0];
      var head =
          "Host: "
              + victim.host()
              + "\r\nAuthorization: Bearer "
              + victim.mallory().token()
              + "\r\nContent-Type: "
              + type[1]
              + "\r\n";
      halves.add(
          new Half(line, head, type[2], random.nextBoolean(), random.nextInt(type[2].length())));
    }
    return halves;
  }

  private static long connections(Victim victim) throws Exception {
    return Long.parseLong(
        victim
            .column("select count(*) from pg_stat_activity where usename = 'authenticator'")
            .getFirst());
  }

  private static List<String> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  private static long usedMegabytes() {
    var runtime = Runtime.getRuntime();
    for (var i = 0; i < 4; i++) {
      System.gc();
    }
    return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
  }
}
