package org.intelligentreader.app.cli.doctor;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A proxy on loopback that takes every call to a server of the test, whatever host it names; with
/// a user and a password it refuses who does not give both.
final class LoopbackProxy implements Closeable {
  private final ServerSocket server;
  private final int target;
  private final Optional<String> authorization;
  private final Optional<String> refusal;
  private final List<String> seen = new CopyOnWriteArrayList<>();

  LoopbackProxy(int target, Optional<String> authorization) throws IOException {
    this(target, authorization, Optional.empty());
  }

  /// Answers every call with this status.
  static LoopbackProxy refusing(String status) throws IOException {
    return new LoopbackProxy(0, Optional.empty(), Optional.of(status));
  }

  private LoopbackProxy(int target, Optional<String> authorization, Optional<String> refusal)
      throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    this.authorization = authorization;
    this.refusal = refusal;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /// The first line of each call.
  List<String> seen() {
    return seen;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // Closed by the test.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      var head = head(client.getInputStream());
      if (head.isEmpty()) {
        return;
      }
      seen.add(head.getFirst());
      if (refusal.isPresent()) {
        write(
            client.getOutputStream(),
            "HTTP/1.1 "
                + refusal.get()
                + "\r\nContent-Type: text/html\r\nContent-Length: 13\r\nConnection: close\r\n\r\n"
                + "<html></html>");
        return;
      }
      if (authorization.isPresent()
          && head.stream().noneMatch(line -> line.equalsIgnoreCase(wanted()))) {
        write(
            client.getOutputStream(),
            String.join(
                "\r\n",
                "HTTP/1.1 407 Proxy Authentication Required",
                "Proxy-Authenticate: Basic realm=\"test\"",
                "Content-Length: 0",
                "Connection: close",
                "",
                ""));
        return;
      }
      try (var upstream = new Socket(InetAddress.getLoopbackAddress(), target)) {
        if (head.getFirst().startsWith("CONNECT ")) {
          write(client.getOutputStream(), "HTTP/1.1 200 Connection established\r\n\r\n");
        } else {
          write(upstream.getOutputStream(), forwarded(head));
        }
        var back = Thread.ofVirtual().start(() -> pump(upstream, client));
        pump(client, upstream);
        back.join();
      }
    } catch (IOException e) {
      // The client went away.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String wanted() {
    return "Proxy-Authorization: " + authorization.orElseThrow();
  }

  /// One call a connection: the next may be for another server.
  private static String forwarded(List<String> head) {
    var parts = head.getFirst().split(" ", 3);
    var url = URI.create(parts[1]);
    var lines = new ArrayList<String>();
    lines.add(
        parts[0]
            + " "
            + url.getRawPath()
            + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
            + " HTTP/1.1");
    head.stream()
        .skip(1)
        .filter(line -> !line.toLowerCase(java.util.Locale.ROOT).startsWith("proxy-"))
        .forEach(lines::add);
    lines.add("Connection: close");
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private static List<String> head(InputStream in) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    return lines;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side went away; the other is told by the end of its stream.
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
