package org.intelligentreader.local.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An answer: bytes in memory or a part of a file. `lines` are headers that may be there several
/// times; they replace those of the same name in `headers`.
public record Reply(int status, Map<String, String> headers, List<Line> lines, Body body) {
  /// One line of the headers.
  public record Line(String name, String value) {}

  /// What follows the headers.
  public sealed interface Body {
    /// Bytes in memory.
    record Bytes(ByteBuffer value) implements Body {}

    /// `length` bytes of a file from `offset`.
    record Part(Path file, long offset, long length) implements Body {}
  }

  public Reply(int status, Map<String, String> headers, Body body) {
    this(status, headers, List.of(), body);
  }

  /// The same with one more header.
  public Reply with(String name, String value) {
    var all = new java.util.TreeMap<>(headers);
    all.put(name, value);
    return new Reply(status, all, lines, body);
  }

  /// Bytes of any type, which `headers` names.
  public static Reply bytes(int status, ByteBuffer bytes, Map<String, String> headers) {
    return new Reply(status, headers, new Body.Bytes(bytes));
  }

  public static Reply json(int status, String json) {
    return json(status, json, Map.of());
  }

  public static Reply json(int status, String json, Map<String, String> headers) {
    var all = new java.util.TreeMap<>(headers);
    all.putIfAbsent("Content-Type", "application/json; charset=utf-8");
    return new Reply(
        status, all, new Body.Bytes(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8))));
  }

  public static Reply text(int status, String text, Map<String, String> headers) {
    var all = new java.util.TreeMap<>(headers);
    all.put("Content-Type", "text/plain; charset=utf-8");
    return new Reply(
        status, all, new Body.Bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  public static Reply empty(int status, Map<String, String> headers) {
    return new Reply(status, headers, new Body.Bytes(ByteBuffer.allocate(0)));
  }
}
