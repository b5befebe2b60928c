package org.intelligentreader.local.attacks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// HTTP as bytes: clients set, check and mend too much by themselves.
final class RawHttp {
  private static final int PATIENCE_MS = 60_000;
  private static final int LONGEST_HEAD = 65_536;

  /// An answer; names of headers in lower case, of several of one name the last.
  record Answer(int status, String head, Map<String, String> headers, String text) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    @Override
    public String toString() {
      return head + "\n\n" + text.substring(0, Math.min(text.length(), 2000));
    }
  }

  private final InetAddress address;
  private final int port;

  RawHttp(int port) {
    this(InetAddress.getLoopbackAddress(), port);
  }

  RawHttp(InetAddress address, int port) {
    this.address = address;
    this.port = port;
  }

  /// Sends, and reads the first answer. Nothing when the server hung up without one.
  Optional<Answer> ask(byte[] request) throws IOException {
    try (var socket = new Socket()) {
      // No thousands of sockets that wait for their end.
      socket.setSoLinger(true, 0);
      socket.setSoTimeout(PATIENCE_MS);
      socket.connect(new InetSocketAddress(address, port), PATIENCE_MS);
      write(socket, request);
      return answer(new BufferedInputStream(socket.getInputStream()), isHead(request));
    }
  }

  /// Parts of text, of which the blanks and line ends are all written out.
  Optional<Answer> ask(String request) throws IOException {
    return ask(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// A server may answer before it has read everything, and hang up.
  private static void write(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
    } catch (SocketException e) {
      // Its answer may be there already.
    }
  }

  private static boolean isHead(byte[] request) {
    return new String(Arrays.copyOf(request, 5), StandardCharsets.ISO_8859_1).equals("HEAD ");
  }

  private static Optional<Answer> answer(InputStream in, boolean bodiless) throws IOException {
    try {
      var head = head(in);
      while (head.startsWith("HTTP/1.1 100")) {
        head = head(in);
      }
      if (head.isEmpty()) {
        return Optional.empty();
      }
      var headers = headers(head);
      if (!head.startsWith("HTTP/1.1 ")) {
        throw new IOException("no head of an answer: " + head);
      }
      var status = Integer.parseInt(head.substring(9, 12));
      var none = bodiless || status == 204 || status == 304;
      var text = none ? "" : new String(body(in, headers), StandardCharsets.UTF_8);
      return Optional.of(new Answer(status, head, headers, text));
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  private static String head(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (bytes.size() < LONGEST_HEAD) {
      var b = in.read();
      if (b < 0) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
      }
      bytes.write(b);
      var text = bytes.toString(StandardCharsets.ISO_8859_1);
      if (b == '\n' && text.endsWith("\r\n\r\n")) {
        return text.strip();
      }
    }
    throw new IOException("the answer has no end of its head");
  }

  private static Map<String, String> headers(String head) {
    var headers = new TreeMap<String, String>();
    for (var line : head.split("\r\n", -1)) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    var length = headers.get("content-length");
    if (length != null) {
      return in.readNBytes(Integer.parseInt(length));
    }
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      throw new IOException("the stack announces the length of what it sends");
    }
    return in.readAllBytes();
  }
}
