package org.intelligentreader.app.secret;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A server, or a proxy before one, that sends the request's headers back wherever an answer has
/// room for text. The first part of the path says how: `/<kind>/<status>/rest/v1/…`.
final class EchoingServer implements AutoCloseable {
  /// How the headers come back.
  static final List<String> KINDS =
      List.of(
          "json",
          "storage",
          "html",
          "plain",
          "string",
          "rows",
          "names",
          "broken-json",
          "redirect",
          "status-line",
          "header",
          "length",
          "cut",
          "nothing",
          "working");

  static final String JOB =
      """
      [{"id":"00000000-0000-4000-8000-000000000010","user_id":"00000000-0000-4000-8000-000000000001",\
      "book_id":"book","language":"en","attempts":1,\
      "source_path":"00000000-0000-4000-8000-000000000001/book/source.epub"}]\
      """;

  /// All bodies that were sent to this server.
  final Collection<String> bodies = new ConcurrentLinkedQueue<>();

  private final ServerSocket socket;

  EchoingServer() throws IOException {
    socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("echoing server").start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var in = new BufferedInputStream(connection.getInputStream());
      var head = head(in);
      bodies.add(new String(in.readNBytes(length(head)), StandardCharsets.UTF_8));
      var path = head.split(" ", 3)[1].split("/", -1);
      connection
          .getOutputStream()
          .write(
              answer(path[1], path[2], path[path.length - 1], head)
                  .getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The client is gone, or spoke TLS; there is nobody to tell.
    }
  }

  private static String answer(String kind, String status, String call, String head) {
    var text = head.replace("\r\n", "; ").replace("\"", "\\\"");
    var json = "{\"code\":\"42501\",\"message\":\"" + text + "\",\"hint\":\"" + text + "\"}";
    return switch (kind) {
      case "json" -> http(status, json);
      case "storage" ->
          http(
              "400",
              "{\"statusCode\":\"%s\",\"error\":\"%s\",\"message\":\"%s\"}"
                  .formatted(status, text, text));
      case "html" -> http(status, "<html><title>Oops</title><pre>" + head + "</pre></html>");
      case "plain" -> http(status, head);
      case "string" -> http("200", "\"" + text + "\"");
      case "rows" ->
          http(
              "200",
              "[{\"id\":\"%s\",\"attempts\":\"%s\",\"status\":\"%s\",\"stage\":\"%s\",\"title\":\"%s\"}]"
                  .formatted(text, text, text, text, text));
      case "names" -> http("200", "{\"" + text + "\":{\"" + text + "\":[" + "\"" + text + "\"]}}");
      case "broken-json" -> http(status, "{\"message\":" + text.replace(" ", ""));
      case "redirect" ->
          "HTTP/1.1 301 Moved\r\nLocation: https://127.0.0.1:9/"
              + key(head)
              + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      case "status-line" -> key(head) + " " + head;
      case "header" -> "HTTP/1.1 200 OK\r\n" + key(head) + "\u0001: " + key(head) + "\r\n\r\n";
      case "length" -> "HTTP/1.1 200 OK\r\nContent-Length: " + key(head) + "\r\n\r\n";
      case "cut" -> "HTTP/1.1 " + status + " X\r\nContent-Length: 100000\r\n\r\n" + head;
      case "working" -> call.equals("book_job_claim") ? http("200", JOB) : http(status, json);
      default -> "";
    };
  }

  private static String http(String status, String body) {
    return "HTTP/1.1 %s X\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body);
  }

  private static String key(String head) {
    return field(head, "apikey");
  }

  private static int length(String head) {
    var length = field(head, "content-length");
    return length.isEmpty() ? 0 : Integer.parseInt(length);
  }

  private static String field(String head, String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      var b = in.read();
      if (b < 0) {
        throw new EOFException();
      }
      head.write(b);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }
}
