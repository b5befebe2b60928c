package org.intelligentreader.app.cli.doctor;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/// A port of a web server that was called with the other of `http://` and `https://`: it does not
/// understand, and says so in plain HTTP.
final class PlainPort implements Closeable {
  private static final String ANSWER =
      "HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nContent-Length: 13\r\n"
          + "Connection: close\r\n\r\n<html></html>";

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  PlainPort() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  String url(String scheme) {
    return scheme + "://127.0.0.1:" + socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (var connection = socket.accept()) {
        connection.getInputStream().read();
        connection.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        connection.shutdownOutput();
        connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      } catch (IOException e) {
        // The client went away, or the test is over.
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
