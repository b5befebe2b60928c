package org.intelligentreader.judge.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Shows the files of one book at a time to the browser, each book under a host of its own so that
/// nothing of one is taken from the cache for another.
public final class BookServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private volatile BookFiles files = BookFiles.NONE;
  private int shown;

  public BookServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /// Shows this book from now on.
  void show(BookFiles book) {
    files = book;
    shown++;
  }

  /// Where the browser finds a file of the book, read the given way.
  String url(String path, ParsingMode reading) {
    try {
      var port = server.getAddress().getPort();
      var host = "book" + shown + "-" + reading.label() + ".localhost";
      return new URI("http", null, host, port, "/" + path, null, null).toASCIIString();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(1);
      var host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
      var file = files.find(path, ParsingMode.ofHost(host));
      if (file.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      var bytes = file.get().bytes();
      if (!file.get().mediaType().isEmpty()) {
        exchange.getResponseHeaders().set("Content-Type", file.get().mediaType());
      }
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
