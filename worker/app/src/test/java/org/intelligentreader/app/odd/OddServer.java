package org.intelligentreader.app.odd;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A server on loopback that sends whatever bytes its scripts say, right or wrong. The first part
/// of a path names the script.
public final class OddServer implements Closeable {
  private static final int PIECE = 64 * 1024;

  private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final AtomicLong longest = new AtomicLong();

  public OddServer() throws IOException {
    Thread.ofVirtual().name("odd server").start(this::accept);
  }

  /// Answers a call, which is method and path without what names the script.
  @FunctionalInterface
  public interface Script {
    Wire to(String call, byte[] body);
  }

  /// What goes over the wire, a letter of Latin-1 for each byte, and how it ends.
  public record Wire(String bytes, boolean endless) {
    /// A whole answer as servers send it.
    public static Wire http(String status, String headers, String body) {
      return new Wire(
          "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
              .formatted(status, headers, body.length(), body),
          false);
    }

    /// The same of JSON.
    public static Wire json(String status, String body) {
      return http(status, "Content-Type: application/json; charset=utf-8\r\n", body);
    }
  }

  /// The URL under which a script answers.
  public String url(String name, Script script) {
    scripts.put(name, script);
    return "http://127.0.0.1:" + socket.getLocalPort() + "/" + name;
  }

  /// How many bytes the most patient client took of one answer without an end.
  public long longest() {
    return longest.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var in = new BufferedInputStream(connection.getInputStream());
      var request = line(in).split(" ", 3);
      var body = in.readNBytes(length(in));
      var path = request[1].split("/", 3);
      var call = request[0] + " /" + path[2].replaceAll("\\?.*", "");
      var wire = Objects.requireNonNull(scripts.get(path[1])).to(call, body);
      send(connection, request[0].equals("HEAD") ? withoutBody(wire) : wire);
    } catch (IOException e) {
      // The client went away.
    }
  }

  private void send(Socket connection, Wire wire) throws IOException {
    var out = connection.getOutputStream();
    out.write(wire.bytes().getBytes(StandardCharsets.ISO_8859_1));
    var sent = 0L;
    try {
      while (wire.endless()) {
        out.write(new byte[PIECE]);
        sent += PIECE;
      }
    } finally {
      longest.accumulateAndGet(sent, Math::max);
    }
    connection.shutdownOutput();
    in(connection);
  }

  /// Reads to the end, so that closing does not throw away what was sent.
  private static void in(Socket connection) throws IOException {
    connection.setSoTimeout(2000);
    connection.getInputStream().skipNBytes(Long.MAX_VALUE);
  }

  private static Wire withoutBody(Wire wire) {
    var end = wire.bytes().indexOf("\r\n\r\n");
    return end < 0 ? wire : new Wire(wire.bytes().substring(0, end + 4), false);
  }

  private static int length(InputStream in) throws IOException {
    var length = 0;
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
      }
    }
    return length;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new java.io.EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
