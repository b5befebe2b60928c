package org.intelligentreader.app.odd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.intelligentreader.app.odd.OddServer.Wire;

/// Makes wrong answers out of the right one: other statuses, types and bodies, damaged JSON, lies
/// about the body, and bytes that are no HTTP.
public final class OddAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "Content-Type: application/json\r\n";
  private static final String PAGE = "<!DOCTYPE html><html><body>Sign in</body></html>";
  private static final List<String> FAILURES =
      List.of(
          "400 Bad Request",
          "401 Unauthorized",
          "402 Payment Required",
          "403 Forbidden",
          "404 Not Found",
          "405 No",
          "409 Conflict",
          "413 Too Large",
          "418 Teapot",
          "429 Slow Down",
          "500 Oops",
          "501 No",
          "502 Bad Gateway",
          "503 Busy",
          "505 No",
          "521 Down",
          "540 Paused",
          "599 Odd",
          "201 Created",
          "202 Accepted",
          "203 Changed",
          "206 Part",
          "226 IM",
          "299 Odd");
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "text/html",
          "TEXT/HTML; charset=x",
          "application/octet-stream",
          "image/png",
          "application/jsonp",
          "");
  private static final List<String> OTHER_JSON =
      List.of(
          "{}",
          "[]",
          "null",
          "\"\"",
          "\"ok\"",
          "\"text\"",
          "true",
          "0",
          "-1",
          "4.5",
          "1e400",
          "99999999999999999999",
          "[1]",
          "[null]",
          "[[]]",
          "[{}]",
          "[\"a\"]",
          "{\"id\":1}",
          "{\"message\":\"hello\"}",
          "[{\"id\":null}]",
          "{\"code\":\"PGRST202\"}");
  private static final List<String> NO_HTTP =
      List.of(
          "",
          "HTTP/1.1 200\r\n",
          "SSH-2.0-OpenSSH_9\r\n",
          "HTTP/1.1 999 x\r\n\r\n",
          "\u0000\u0001",
          "HTTP/1.1 two OK\r\n\r\n",
          "HTTP/9.9 200 OK\r\nContent-Length: x\r\n\r\n");

  private final RandomGenerator random;

  public OddAnswers(RandomGenerator random) {
    this.random = random;
  }

  /// An answer that is not right: the right JSON text and what else would be right are given.
  public Wire instead(String right, Predicate<JsonNode> alsoRight) {
    return switch (random.nextInt(15)) {
      case 0 -> Wire.http(one(FAILURES), TYPE, right);
      case 1 -> Wire.http(one(FAILURES), "Content-Type: text/html\r\n", PAGE);
      case 2 -> Wire.http("200 OK", "Content-Type: text/html\r\nETag: \"1\"\r\n", PAGE);
      case 3 -> Wire.http("200 OK", TYPE, PAGE);
      case 4 -> typed(one(TYPES), right);
      case 5 -> Wire.json("200 OK", other(alsoRight));
      case 6 -> Wire.json("200 OK", damaged(right, alsoRight));
      case 7 -> redirect();
      case 8 -> empty();
      case 9 -> Wire.http("200 OK", TYPE + "Content-Encoding: gzip\r\n", zipped(right));
      case 10 -> Wire.http("200 OK", TYPE + "Content-Encoding: br\r\n", right);
      case 11 -> new Wire(one(NO_HTTP), false);
      case 12 -> endless(right);
      case 13 -> Wire.json("200 OK", beyond(right));
      default -> cut(right);
    };
  }

  private Wire redirect() {
    var status = one(List.of("301 x", "302 x", "303 x", "304 x", "307 x", "308 x"));
    return Wire.http(
        status, "Location: https://www.example.com/\r\n", random.nextBoolean() ? "" : "[]");
  }

  private Wire empty() {
    return random.nextBoolean()
        ? new Wire("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", false)
        : Wire.json("200 OK", random.nextBoolean() ? "" : " \r\n");
  }

  /// Zeros without an end, alone or behind the right answer.
  private Wire endless(String right) {
    var head = "HTTP/1.1 " + (random.nextBoolean() ? "200 OK" : "403 Forbidden") + "\r\n" + TYPE;
    return new Wire(head + "Connection: close\r\n\r\n" + (random.nextBoolean() ? right : ""), true);
  }

  /// More is promised than comes.
  private Wire cut(String right) {
    var part = right.substring(0, random.nextInt(right.length() + 1));
    var more = right.length() + 1 + random.nextInt(1000);
    return new Wire(
        "HTTP/1.1 200 OK\r\n" + TYPE + "Content-Length: " + more + "\r\n\r\n" + part, false);
  }

  /// JSON beyond what a parser reads: too deep, a number or a name too long.
  private String beyond(String right) {
    var many = 2000 + random.nextInt(60_000);
    return switch (random.nextInt(6)) {
      case 0 -> "[".repeat(many) + "]".repeat(many);
      case 1 -> "[".repeat(many);
      case 2 -> "{\"id\":".repeat(many) + right + "}".repeat(many);
      case 3 -> "[{\"id\":" + "9".repeat(many) + "}]";
      case 4 -> "[{\"attempts\":0." + "1".repeat(many) + "e9}]";
      default -> "[{\"" + "n".repeat(50_000 + many) + "\":1}]";
    };
  }

  private static Wire typed(String type, String right) {
    return Wire.http("200 OK", type.isEmpty() ? "" : "Content-Type: " + type + "\r\n", right);
  }

  private String other(Predicate<JsonNode> alsoRight) {
    while (true) {
      var json = one(OTHER_JSON);
      if (!alsoRight.test(node(json))) {
        return json;
      }
    }
  }

  /// Text that is no JSON, or JSON that is not right any more.
  private String damaged(String right, Predicate<JsonNode> alsoRight) {
    for (var i = 0; i < 20; i++) {
      var changed = changed(right);
      if (isBroken(changed) || !alsoRight.test(node(changed))) {
        return changed;
      }
    }
    return right + "]";
  }

  private String changed(String right) {
    var place = random.nextInt(right.length());
    return switch (random.nextInt(6)) {
      case 0 -> right.substring(0, place);
      case 1 -> right + one(List.of("]", "x", "[]", "\u0000", "<html>", right));
      case 2 -> "[" + right + "]";
      case 3 -> right.substring(0, place) + (char) random.nextInt(32, 127) + right.substring(place);
      case 4 -> "{\"data\":" + right + "}";
      default -> spoiled(node(right)).toString();
    };
  }

  /// A field less, or one of another kind.
  private JsonNode spoiled(JsonNode right) {
    return switch (right) {
      case ObjectNode fields when !fields.isEmpty() -> spoiledField(fields);
      case ArrayNode items when !items.isEmpty() -> {
        items.set(0, spoiled(items.get(0)));
        yield items;
      }
      default -> node(one(OTHER_JSON));
    };
  }

  private ObjectNode spoiledField(ObjectNode fields) {
    var names = fields.properties().stream().map(Map.Entry::getKey).toList();
    if (random.nextBoolean()) {
      fields.remove(one(names));
    } else {
      fields.set(one(names), node(one(OTHER_JSON)));
    }
    return fields;
  }

  private static boolean isBroken(String text) {
    try (var parser = JSON.createParser(text)) {
      return parser.readValueAsTree() == null || parser.nextToken() != null;
    } catch (IOException e) {
      return true;
    }
  }

  private static JsonNode node(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static String zipped(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
