package org.intelligentreader.app.cli.doctor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// What a doctor sees of a healthy project, on loopback; a test replaces some of its answers.
final class StandIn implements AutoCloseable {
  static final String BUCKET = "epubs";

  private static final String JSON = "application/json";
  private static final String NO_OBJECT =
      "{\"statusCode\":\"404\",\"error\":\"not_found\",\"message\":\"Object not found\"}";

  private final HttpServer server;
  private final String scheme;
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile Wrong wrong = (_, _) -> Optional.empty();

  /// An answer in the place of the right one, or none.
  @FunctionalInterface
  interface Wrong {
    Optional<Reply> to(String call, HttpExchange exchange) throws IOException;
  }

  record Reply(int status, String type, String body, Map<String, String> headers) {
    static Reply json(int status, String body) {
      return new Reply(status, JSON, body, Map.of());
    }

    static Reply page(int status) {
      return new Reply(
          status,
          "text/html",
          "<!DOCTYPE html><html><title>Just a moment</title></html>",
          Map.of());
    }
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
      send(exchange, replaced.isPresent() ? replaced.get() : right(call, body));
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
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

  private Reply right(String call, byte[] body) {
    if (call.contains("/storage/v1/object/")) {
      return object(call, body);
    }
    if (call.contains("/storage/v1/bucket/")) {
      return Reply.json(200, "{\"id\":\"epubs\",\"name\":\"epubs\",\"public\":false}");
    }
    return call.contains("/rest/v1/rpc/")
        ? Reply.json(200, function(call.substring(call.lastIndexOf('/') + 1)))
        : Reply.json(200, "[]");
  }

  private static String function(String name) {
    return switch (name) {
      case "book_schema_version" -> String.valueOf(Checkup.SCHEMA);
      case "book_job_sweep" -> "0";
      case "book_job_stats" -> "{\"queued\":0}";
      case "book_schema_openings",
          "book_job_admin_list",
          "book_job_leftover_sources",
          "book_job_claim" ->
          "[]";
      default -> "\"gone\"";
    };
  }

  private Reply object(String call, byte[] body) {
    var key = call.substring(call.indexOf("/object/"));
    return switch (call.substring(0, call.indexOf(' '))) {
      case "POST" -> {
        objects.put(key, body);
        yield Reply.json(200, "{\"Key\":\"stored\"}");
      }
      case "DELETE" -> {
        objects.clear();
        yield Reply.json(200, "[]");
      }
      default ->
          Optional.ofNullable(objects.get(key))
              .map(bytes ->
                  new Reply(
                      200,
                      JSON,
                      new String(bytes, StandardCharsets.UTF_8),
                      Map.of("ETag", "\"1\"")))
              .orElse(Reply.json(400, NO_OBJECT));
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
