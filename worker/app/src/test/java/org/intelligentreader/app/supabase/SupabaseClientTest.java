package org.intelligentreader.app.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupabaseClientTest {
  private final HttpServer server;

  SupabaseClientTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
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
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var retry = new Retry(Duration.ofSeconds(5), Duration.ofMillis(1), new Random(1));

    try (var client = new SupabaseClient(url, "sb_secret_of_no_project", retry)) {
      client.send(SupabaseClient.Request.get("/rest/v1/", Duration.ofSeconds(5)));
      assertThat(selectors()).hasSize(others.size() + 1);
    }

    assertThat(selectors()).isEqualTo(others);
  }

  private static Set<Thread> selectors() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith("SelectorManager"))
        .collect(Collectors.toSet());
  }
}
