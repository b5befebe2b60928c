package org.intelligentreader.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.watch.QueueWatch.Depth;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final Time time = new Time();
  private final Figures figures = new Figures(0);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Log log =
      new Log(new PrintStream(out, true, StandardCharsets.UTF_8), true, InstantSource.system());

  /// A clock that stands until it is set.
  private static final class Time implements MonotonicClock {
    private Duration now = Duration.ZERO;

    @Override
    public long nanos() {
      return now.toNanos();
    }

    @Override
    public void sleep(Duration pause) {
      now = now.plus(pause);
    }
  }

  @Test
  void metrics_are_figures_with_help_and_type_and_health_follows_the_project() throws Exception {
    figures.ended("done", Duration.ofMillis(1500));
    figures.ended("done", Duration.ofMillis(500));
    figures.ended("failed", Duration.ofSeconds(1));
    figures.queue(7, 90);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var server = MetricsServer.start(address, figures, time)) {
      var metrics = get(server, "GET", "/metrics");
      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.body().lines())
          .contains(
              "reader_books_total{outcome=\"done\"} 2",
              "reader_books_total{outcome=\"failed\"} 1",
              "reader_book_duration_seconds_sum 3.000",
              "reader_book_duration_seconds_count 3",
              "reader_queue_books 7",
              "reader_queue_oldest_seconds 90")
          .allMatch(
              line -> line.matches("# (HELP|TYPE) \\w+ .+|\\w+(\\{\\w+=\"[^\"]+\"})? [0-9.]+"));
      assertThat(get(server, "GET", "/healthz").body()).isEqualTo("ok\n");
      time.sleep(Duration.ofMinutes(21));
      assertThat(get(server, "GET", "/healthz").statusCode()).isEqualTo(503);
      figures.answered(time.nanos());
      assertThat(get(server, "GET", "/healthz").statusCode()).isEqualTo(200);
      assertThat(get(server, "POST", "/metrics").statusCode()).isEqualTo(405);
      assertThat(get(server, "GET", "/metrics/x").statusCode()).isEqualTo(404);
      assertThat(get(server, "GET", "/").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_long_wait_is_a_line_with_a_number_and_is_asked_for_now_and_then() throws Exception {
    var asked = new int[1];
    var watch =
        new QueueWatch(
            () -> {
              asked[0]++;
              return new Depth(3, asked[0] == 1 ? 59 : 1900);
            },
            figures,
            log,
            time);
    watch.look();
    watch.look();
    assertThat(lines()).isEmpty();
    assertThat(asked[0]).isEqualTo(1);
    time.sleep(Duration.ofMinutes(5));
    watch.look();
    assertThat(lines()).contains("\"waited_seconds\":1900", "\"queued\":3");
  }

  @Test
  void a_look_that_fails_stops_nothing() throws Exception {
    new QueueWatch(
            () -> {
              throw new IOException("no answer");
            },
            figures,
            log,
            time)
        .look();
    assertThat(lines()).contains("WARNING", "no answer");
  }

  @Test
  void a_java_of_more_than_four_months_is_old() {
    var today = LocalDate.of(2026, 11, 30);
    assertThat(JavaAge.warning(Optional.of("2026-07-21"), today)).isPresent();
    assertThat(JavaAge.warning(Optional.of("2026-10-20"), today)).isEmpty();
    assertThat(JavaAge.warning(Optional.of("soon"), today)).isEmpty();
    assertThat(JavaAge.warning(Optional.empty(), today)).isEmpty();
  }

  private String lines() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void requests_that_do_not_arrive_keep_no_other_waiting() throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var halves = new ArrayList<Socket>();
    try (var server = MetricsServer.start(address, new Figures(0), MonotonicClock.system())) {
      for (var half :
          List.of("", "G", "GET /metrics", "GET /metrics HTTP/1.1\r\n", "GET / HTTP/1.1\r\nX: ")) {
        for (var i = 0; i < 6; i++) {
          var socket = new Socket(address.getAddress(), server.port());
          socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
          halves.add(socket);
        }
      }
      assertThat(get(server, "GET", "/metrics").statusCode()).isEqualTo(200);
    } finally {
      for (var socket : halves) {
        socket.close();
      }
    }
  }

  private static HttpResponse<String> get(MetricsServer server, String method, String path)
      throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + server.port() + path);
    var request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
