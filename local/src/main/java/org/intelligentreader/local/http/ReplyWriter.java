package org.intelligentreader.local.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Sends replies, with what keeps browsers from making more of them than they are.
final class ReplyWriter {
  /// What a browser would show as a separate document may do nothing.
  private static final String CLOSED_DOCUMENT =
      "default-src 'none'; frame-ancestors 'none'; sandbox";

  private ReplyWriter() {}

  static void send(Reply reply, Response response, Callback callback) {
    var headers = response.getHeaders();
    response.setStatus(reply.status());
    reply.headers().forEach((name, value) -> headers.put(name, printable(value)));
    reply.lines().forEach(line -> headers.remove(line.name()));
    reply.lines().forEach(line -> headers.add(line.name(), printable(line.value())));
    if (!headers.contains("Content-Security-Policy")) {
      headers.put("Content-Security-Policy", CLOSED_DOCUMENT);
    }
    if (!headers.contains("Cross-Origin-Resource-Policy")) {
      headers.put("Cross-Origin-Resource-Policy", "same-origin");
    }
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Vary", "Origin");
    switch (reply.body()) {
      case Reply.Body.Bytes bytes -> {
        headers.put(HttpHeader.CONTENT_LENGTH, bytes.value().remaining());
        response.write(true, bytes.value(), callback);
      }
      case Reply.Body.Part part -> {
        headers.put(HttpHeader.CONTENT_LENGTH, part.length());
        Content.copy(
            Content.Source.from(part.file(), part.offset(), part.length()), response, callback);
      }
    }
  }

  /// Values that people sent come back in headers: without what could end the line.
  static String printable(String value) {
    return value.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
