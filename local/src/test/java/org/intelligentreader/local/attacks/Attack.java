package org.intelligentreader.local.attacks;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// One attempt. A refused one is answered with 4xx or not at all; a harmless one may be answered,
/// with nothing that belongs to others.
record Attack(String name, String request, boolean refused) {
  static Attack refused(String name, String request) {
    return new Attack(name, request, true);
  }

  static Attack harmless(String name, String request) {
    return new Attack(name, request, false);
  }

  /// A request from its line, headers and body; the body's length is added.
  static String http(String line, List<String> headers, String body) {
    return line
        + " HTTP/1.1\r\n"
        + String.join("", headers.stream().map(header -> header + "\r\n").toList())
        + "Content-Length: "
        + body.getBytes(StandardCharsets.ISO_8859_1).length
        + "\r\n\r\n"
        + body;
  }

  @Override
  public String toString() {
    return name + "\n" + request.substring(0, Math.min(request.length(), 1500));
  }
}
