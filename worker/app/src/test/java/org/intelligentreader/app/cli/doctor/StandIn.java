package org.intelligentreader.app.cli.doctor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.intelligentreader.app.cli.doctor.RightAnswers.Reply;

/// What a doctor sees of a healthy project, on loopback; a test replaces some of its answers.
final class StandIn implements Closeable {
  private final HttpServer server;
  private final String scheme;
  private final RightAnswers right = new RightAnswers();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile Wrong wrong = (_, _) -> Optional.empty();

  /// An answer in the place of the right one, or none.
  @FunctionalInterface
  interface Wrong {
    Optional<Reply> to(String call, HttpExchange exchange) throws IOException;
  }

  private StandIn(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  static StandIn plain() throws IOException {
    return new StandIn(HttpServer.create(anyPort(InetAddress.getLoopbackAddress()), 0), "http");
  }

  static StandIn plainAt(InetAddress address) throws IOException {
    return new StandIn(HttpServer.create(anyPort(address), 0), "http");
  }

  static StandIn encrypted(SSLContext context) throws IOException {
    var server = HttpsServer.create(anyPort(InetAddress.getLoopbackAddress()), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new StandIn(server, "https");
  }

  private static InetSocketAddress anyPort(InetAddress address) {
    return new InetSocketAddress(address, 0);
  }

  StandIn answering(Wrong answers) {
    wrong = answers;
    return this;
  }

  /// One job waits, for this upload.
  StandIn withJob(byte[] book) {
    right.add(book);
    return this;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return url("127.0.0.1");
  }

  String url(String host) {
    return scheme + "://" + host + ":" + port();
  }

  /// Method and path of each call so far.
  List<String> calls() {
    return calls;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      calls.add(call);
      var body = exchange.getRequestBody().readAllBytes();
      var replaced = wrong.to(call, exchange);
      send(exchange, replaced.isPresent() ? replaced.get() : right.to(call, body));
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    var bytes = reply.body().getBytes(StandardCharsets.ISO_8859_1);
    if (!reply.type().isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", reply.type());
    }
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    // One call a connection: the proxy of the tests takes no second one.
    exchange.getResponseHeaders().set("Connection", "close");
    var bodiless = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : bytes.length);
    if (!bodiless) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
