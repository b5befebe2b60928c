package org.intelligentreader.app.storage.supabase;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// One object behind servers and proxies of which each answer is odd in a way that chance chooses.
/// They have one honesty: versions that differ have entity tags that differ, if they have any.
final class OddStore implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");
  private static final int PIECE = 16 * 1024;

  /// How the version is named.
  private enum Tag {
    STRONG,
    WEAK,
    BARE,
    EMPTY,
    MISSING,
    FRESH
  }

  /// What is done with a wish for the rest.
  private enum Part {
    REST,
    REST_OF_UNKNOWN_TOTAL,
    REST_FROM_ELSEWHERE,
    REST_WITHOUT_ITS_PLACE,
    WHOLE,
    REFUSED
  }

  private final HttpServer server;
  private final Random random;
  private final List<byte[]> versions = new ArrayList<>();
  private final List<String> story = new ArrayList<>();

  OddStore(Random random) throws IOException {
    this.random = random;
    change();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Every version that the object had.
  synchronized List<byte[]> versions() {
    return List.copyOf(versions);
  }

  /// Its answers, for the message of a test.
  synchronized String story() {
    return String.join("\n", story);
  }

  private void change() {
    var bytes = new byte[random.nextInt(1, 600_000)];
    random.nextBytes(bytes);
    versions.add(bytes);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (random.nextInt(6) == 0) {
        change();
      }
      var content = versions.getLast();
      var tag = name(exchange, one(Tag.values()));
      var range = RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
      var condition = exchange.getRequestHeaders().getFirst("If-Range");
      var from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
      var goesOn = from > 0 && (condition == null || condition.equals(tag));
      var part = goesOn ? one(Part.values()) : Part.WHOLE;
      story.add("%s, tag %s, from %d, %s".formatted(condition, tag, from, part));
      if (part == Part.REFUSED || from > content.length) {
        exchange.sendResponseHeaders(416, -1);
      } else {
        send(exchange, content, part, part == Part.WHOLE ? 0 : from);
      }
    }
  }

  private <T> T one(T[] choices) {
    return Arrays.asList(choices).get(random.nextInt(choices.length));
  }

  private String name(HttpExchange exchange, Tag kind) {
    var number = kind == Tag.FRESH ? "fresh" + random.nextInt() : "v" + versions.size();
    var tag =
        switch (kind) {
          case STRONG, FRESH -> '"' + number + '"';
          case WEAK -> "W/\"" + number + '"';
          case BARE -> number;
          case EMPTY, MISSING -> "";
        };
    if (kind != Tag.MISSING) {
      exchange.getResponseHeaders().add("ETag", tag);
    }
    return tag;
  }

  private void send(HttpExchange exchange, byte[] content, Part part, int from) throws IOException {
    var place =
        switch (part) {
          case REST -> "bytes %d-%d/%d".formatted(from, content.length - 1, content.length);
          case REST_OF_UNKNOWN_TOTAL -> "bytes %d-%d/*".formatted(from, content.length - 1);
          case REST_FROM_ELSEWHERE ->
              "bytes %d-%d/%d".formatted(from / 2, content.length - 1, content.length);
          case REST_WITHOUT_ITS_PLACE, WHOLE, REFUSED -> "";
        };
    var begin = part == Part.REST_FROM_ELSEWHERE ? from / 2 : from;
    if (!place.isEmpty()) {
      exchange.getResponseHeaders().add("Content-Range", place);
    }
    exchange.getResponseHeaders().add("Content-Type", "application/epub+zip");
    var length = content.length - begin;
    exchange.sendResponseHeaders(part == Part.WHOLE ? 200 : 206, length == 0 ? -1 : length);
    var end = random.nextBoolean() ? content.length : begin + random.nextInt(length + 1);
    for (var at = begin; at < end; at += PIECE) {
      exchange.getResponseBody().write(content, at, Math.min(PIECE, end - at));
    }
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
