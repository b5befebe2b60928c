package org.intelligentreader.local.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands on loopback before a stack, writes down every call and lets faults happen to some.
final class FaultProxy implements AutoCloseable {
  /// Headers that belong to one connection.
  private static final List<String> OWN_HEADERS =
      List.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "date");

  /// A call by its kind and how often that kind was seen before.
  record Seen(String kind, int index) {
    @Override
    public String toString() {
      return kind + " #" + index;
    }
  }

  /// What happens to a call.
  @FunctionalInterface
  interface Fault {
    void happen(Passing call) throws IOException, InterruptedException;
  }

  /// Hands a call to the server, now.
  @FunctionalInterface
  interface Ask {
    HttpResponse<byte[]> now() throws IOException, InterruptedException;
  }

  /// A call on its way, with the server's answer if the server was asked. Whoever has it answers it
  /// or lets the connection break.
  record Passing(HttpExchange exchange, Ask later, Optional<HttpResponse<byte[]>> asked) {
    HttpResponse<byte[]> answer() {
      return asked.orElseThrow();
    }

    /// The same call with the server's answer.
    Passing answered() throws IOException, InterruptedException {
      return asked.isPresent() ? this : new Passing(exchange, later, Optional.of(ask()));
    }

    /// Asks the server, though it may be too late for the one who called.
    HttpResponse<byte[]> ask() throws IOException, InterruptedException {
      return later.now();
    }
  }

  /// Before: the server never hears of the call. After: it does, and its answer is in the fault's
  /// hands.
  enum When {
    BEFORE,
    AFTER
  }

  private record Rule(String kind, int from, int to, When when, Fault fault) {}

  private final HttpServer server;
  private final URI target;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Seen> seen = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private volatile boolean isCut;

  FaultProxy(URI target) throws IOException {
    this.target = target;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Calls of `kind` from the `from`th until before the `to`th meet `fault`; a kind that ends in
  /// `*` means all that begin so.
  synchronized void spoil(String kind, int from, int to, When when, Fault fault) {
    rules.add(new Rule(kind, from, to, when, fault));
  }

  /// From now on no call comes to the server, and no answer back.
  void cut() {
    isCut = true;
  }

  /// Lets every call pass from now on.
  synchronized void pass() {
    rules.clear();
  }

  /// Forgets all rules and calls.
  synchronized void reset() {
    pass();
    seen.clear();
    counts.clear();
  }

  synchronized List<Seen> seen() {
    return List.copyOf(seen);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    http.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      if (isCut) {
        return;
      }
      var rule = rule(kind(exchange.getRequestMethod(), exchange.getRequestURI().getPath()));
      Ask ask = () -> forward(exchange, body);
      if (rule.filter(found -> found.when() == When.BEFORE).isPresent()) {
        rule.get().fault().happen(new Passing(exchange, ask, Optional.empty()));
        return;
      }
      var answered = new Passing(exchange, ask, Optional.of(ask.now()));
      if (isCut) {
        return;
      }
      if (rule.isPresent()) {
        rule.get().fault().happen(answered);
      } else {
        Faults.deliver(answered);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Optional<Rule> rule(String kind) {
    var index = counts.merge(kind, 1, Integer::sum) - 1;
    seen.add(new Seen(kind, index));
    return rules.stream()
        .filter(rule ->
            (rule.kind().equals(kind)
                    || (rule.kind().endsWith("*")
                        && kind.startsWith(rule.kind().substring(0, rule.kind().length() - 1))))
                && index >= rule.from()
                && index < rule.to())
        .findFirst();
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  static boolean isOwnHeader(String name) {
    return OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT)) || name.startsWith(":");
  }

  /// What a call is for, so that tests need not know the order or the number of calls.
  private static String kind(String method, String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    if (path.contains("/rpc/")) {
      return name;
    }
    if (path.startsWith("/rest/")) {
      return method + " " + name;
    }
    if (path.contains("/processed/")) {
      var part =
          path.substring(path.indexOf("/processed/") + "/processed/".length())
              .replaceFirst("^[0-9a-f-]{36}-[0-9]+/", "");
      return method + " " + (part.contains("/") ? part.substring(0, part.indexOf('/')) : part);
    }
    return method + (name.endsWith(".epub") ? " source" : " " + name);
  }
}
