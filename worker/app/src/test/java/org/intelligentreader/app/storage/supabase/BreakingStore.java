package org.intelligentreader.app.storage.supabase;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// One object behind a link that breaks after so many bytes of each answer.
final class BreakingStore implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");
  private static final int PIECE = 16 * 1024;

  /// How a server treats a wish to go on.
  enum Manner {
    /// As Storage does.
    STANDARD,
    /// Marks its versions as weak, as compressing proxies do.
    WEAK,
    /// Looks at the range and not at the condition.
    BLIND,
    /// Knows no ranges.
    WHOLE
  }

  private final HttpServer server;
  private final Manner manner;
  private volatile byte[] content;
  private volatile long cut;
  private volatile int answersUntilChange = Integer.MAX_VALUE;
  private volatile byte[] later = new byte[0];
  private long sent;
  private final List<String> asked = new ArrayList<>();

  BreakingStore(Manner manner, byte[] content, long cut) throws IOException {
    this.manner = manner;
    this.content = content;
    this.cut = cut;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// After so many answers the object is another one.
  void change(int answers, byte[] other) {
    answersUntilChange = answers;
    later = other;
  }

  /// From now on the link breaks elsewhere.
  void cut(long bytes) {
    cut = bytes;
  }

  synchronized long sent() {
    return sent;
  }

  /// The paths as they came.
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestURI().getRawPath());
      if (answersUntilChange-- == 0) {
        content = later;
      }
      var tag = (manner == Manner.WEAK ? "W/" : "") + "\"" + content.length + content[0] + "\"";
      var from = from(exchange, tag);
      exchange.getResponseHeaders().add("ETag", tag);
      exchange.getResponseHeaders().add("Content-Type", "application/epub+zip");
      if (from > 0) {
        exchange
            .getResponseHeaders()
            .add(
                "Content-Range",
                "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      }
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
      write(exchange, from);
    }
  }

  private int from(HttpExchange exchange, String tag) {
    var range = RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
    var condition = exchange.getRequestHeaders().getFirst("If-Range");
    var same = condition == null || condition.equals(tag) || manner == Manner.BLIND;
    return manner != Manner.WHOLE && same && range.matches()
        ? Math.min(Integer.parseInt(range.group(1)), content.length - 1)
        : 0;
  }

  private void write(HttpExchange exchange, int from) throws IOException {
    var end = (int) Math.min(content.length, from + cut);
    for (var at = from; at < end; at += PIECE) {
      var length = Math.min(PIECE, end - at);
      exchange.getResponseBody().write(content, at, length);
      sent += length;
    }
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
