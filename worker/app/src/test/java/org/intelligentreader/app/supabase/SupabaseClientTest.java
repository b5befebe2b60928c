package org.intelligentreader.app.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.secret.ServiceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupabaseClientTest {
  private static final Request REQUEST = Request.get("/rest/v1/", Duration.ofSeconds(5));

  private final HttpServer server;

  SupabaseClientTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 1);
          exchange.getResponseBody().write('7');
          exchange.close();
        });
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_closed_client_leaves_no_thread_that_the_exit_of_the_process_would_wait_for()
      throws Exception {
    var others = selectors();

    try (var client = client()) {
      client.ask(REQUEST, Shape.NUMBER);
      assertThat(selectors()).hasSize(others.size() + 1);
    }

    assertThat(selectors()).isEqualTo(others);
  }

  @Test
  void a_call_after_the_end_of_the_thread_that_listens_gets_through() throws Exception {
    var others = selectors();
    try (var client = client()) {
      client.ask(REQUEST, Shape.NUMBER);
      end(without(others, selectors()));

      assertThat(client.ask(REQUEST, Shape.NUMBER).value()).isEqualTo(7);
    }

    assertThat(selectors()).isEqualTo(others);
  }

  @Test
  void a_refusal_names_the_request_as_the_log_of_the_project_does() {
    server.createContext(
        "/rest/v1/refused",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.getResponseHeaders().add("cf-ray", "8f2a61b0cd1e2f3a-FRA");
          exchange.getResponseHeaders().add("sb-request-id", "019a8a5c-7a31-7c36");
          exchange.sendResponseHeaders(403, 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    try (var client = client()) {
      var refused = Request.get("/rest/v1/refused", Duration.ofSeconds(5));
      assertThatThrownBy(() -> client.ask(refused, Shape.NUMBER))
          .hasMessageContaining("(sb-request-id 019a8a5c-7a31-7c36)");
    }
  }

  @Test
  void a_key_refused_in_answer_to_head_is_not_taken_for_a_firewall() {
    server.createContext(
        "/storage/v1/refused",
        exchange -> {
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    var head =
        new Request(
            "HEAD",
            "/storage/v1/refused",
            Map.of(),
            BodyPublishers.noBody(),
            TimeLimit.of(Duration.ofSeconds(5)));
    try (var client = client()) {
      assertThatThrownBy(() -> client.send(head, BodyHandlers.discarding()))
          .hasMessageContaining("the key is refused");
    }
  }

  @Test
  void a_want_of_memory_on_the_threads_of_a_call_is_told_as_such() {
    try (var client = client()) {
      assertThatThrownBy(() -> client.send(REQUEST, noMemory()))
          .isInstanceOf(OutOfMemoryError.class);
    }
  }

  private static BodyHandler<String> noMemory() {
    return _ -> {
      throw new OutOfMemoryError("made by the test");
    };
  }

  private static Set<Thread> without(Set<Thread> some, Set<Thread> all) {
    return all.stream().filter(thread -> !some.contains(thread)).collect(Collectors.toSet());
  }

  /// As a want of memory ends it, but surely.
  private static void end(Set<Thread> threads) throws InterruptedException {
    assertThat(threads).isNotEmpty();
    for (var thread : threads) {
      thread.interrupt();
      thread.join();
    }
  }

  private SupabaseClient client() {
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var retry =
        new Retry(RetryBudget.ofRun(Duration.ofSeconds(5)), new Random(1), MonotonicClock.system());
    return new SupabaseClient(url, new ServiceKey("sb_secret_of_no_project"), retry);
  }

  private static Set<Thread> selectors() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith("SelectorManager"))
        .collect(Collectors.toSet());
  }
}
