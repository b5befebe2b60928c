package org.intelligentreader.app.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// As much of an HTTP/1.1 server as our clients need: requests with a length, answers with 200,
/// connections kept alive. Listens on loopback only.
final class HttpsStub implements AutoCloseable {
  private static final int BACKLOG = 64;

  private final ServerSocket socket;
  private final Service service;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  /// Answers a request whose body was read and thrown away.
  @FunctionalInterface
  interface Service {
    Answer answer(String method, String path) throws IOException, InterruptedException;
  }

  /// An answer with a body of `length` bytes.
  record Answer(String status, String type, long length, Content content) {
    private static final String OK = "200 OK";

    Answer(String type, long length, Content content) {
      this(OK, type, length, content);
    }

    static Answer json(String text) {
      return json(OK, text);
    }

    static Answer json(String status, String text) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Answer(status, "application/json", bytes.length, out -> out.write(bytes));
    }
  }

  /// Writes a body.
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private HttpsStub(ServerSocket socket, Service service) {
    this.socket = socket;
    this.service = service;
  }

  static HttpsStub start(LoopbackCertificate certificate, Service service) throws IOException {
    var socket =
        certificate
            .serverContext()
            .getServerSocketFactory()
            .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    var stub = new HttpsStub(socket, service);
    Thread.ofVirtual().name("stub").start(stub::accept);
    return stub;
  }

  URI url() {
    return URI.create("https://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (var connection : connections) {
      connection.close();
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        connection.setTcpNoDelay(true);
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /// A connection ends when the client ends it, or when either side breaks off.
  private void serve(Socket connection) {
    try (connection) {
      var in = new BufferedInputStream(connection.getInputStream());
      var out = new BufferedOutputStream(connection.getOutputStream());
      for (var line = line(in); !line.isEmpty(); line = line(in)) {
        var request = line.split(" ", 3);
        in.skipNBytes(contentLength(in));
        write(out, service.answer(request[0], request[1]));
      }
    } catch (IOException e) {
      // The client is gone; there is nobody to tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  private static long contentLength(InputStream in) throws IOException {
    var length = 0L;
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      }
    }
    return length;
  }

  private static void write(OutputStream out, Answer answer) throws IOException {
    var head =
        "HTTP/1.1 "
            + answer.status()
            + "\r\nContent-Type: "
            + answer.type()
            + "\r\nContent-Length: "
            + answer.length()
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    answer.content().writeTo(out);
    out.flush();
  }

  /// A line without its end; empty at a blank line.
  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
