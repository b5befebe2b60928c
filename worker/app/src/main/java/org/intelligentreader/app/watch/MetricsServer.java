package org.intelligentreader.app.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.intelligentreader.app.port.MonotonicClock;

/// `/metrics` and `/healthz` of a worker in loop mode. It is off unless somebody names an address,
/// answers `GET` alone, and says nothing of books, users or keys.
public final class MetricsServer implements AutoCloseable {
  /// Longer than a book may keep the only thread from asking, by default.
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(20);

  private static final int LONGEST_REQUEST_SECONDS = 10;
  private static final int MOST_CONNECTIONS = 100;

  private final HttpServer server;
  private final Figures figures;
  private final MonotonicClock clock;

  private MetricsServer(HttpServer server, Figures figures, MonotonicClock clock) {
    this.server = server;
    this.figures = figures;
    this.clock = clock;
  }

  public static MetricsServer start(
      InetSocketAddress address, Figures figures, MonotonicClock clock) throws IOException {
    // The JDK's server reads these once: a request that does not arrive is dropped, and so is a
    // crowd of them. Without threads of their own, one such request would keep all others waiting.
    setUnlessSet("sun.net.httpserver.maxReqTime", LONGEST_REQUEST_SECONDS);
    setUnlessSet("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
    var server = HttpServer.create(address, MOST_CONNECTIONS);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var metrics = new MetricsServer(server, figures, clock);
    server.createContext(
        "/metrics",
        exchange -> metrics.answer(exchange, "/metrics", 200, figures.text(clock.nanos())));
    server.createContext("/healthz", metrics::health);
    server.start();
    return metrics;
  }

  private static void setUnlessSet(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, String.valueOf(value));
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void health(HttpExchange exchange) throws IOException {
    var silence = figures.silence(clock.nanos());
    if (silence.compareTo(LONGEST_SILENCE) < 0) {
      answer(exchange, "/healthz", 200, "ok\n");
    } else {
      var words = "the project has not answered for " + silence.toSeconds() + " s\n";
      answer(exchange, "/healthz", 503, words);
    }
  }

  private void answer(HttpExchange exchange, String path, int code, String text)
      throws IOException {
    try (exchange) {
      var isKnown = exchange.getRequestURI().getPath().equals(path);
      var isRead = exchange.getRequestMethod().matches("GET|HEAD");
      var status = !isKnown ? 404 : !isRead ? 405 : code;
      var bytes = status == code ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
      exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      if (exchange.getRequestMethod().equals("HEAD") || bytes.length == 0) {
        exchange.sendResponseHeaders(status, -1);
      } else {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
