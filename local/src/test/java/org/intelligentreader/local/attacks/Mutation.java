package org.intelligentreader.local.attacks;

import java.util.List;
import java.util.Random;

/// Changes a request a little, in ways that programs, people and attackers do.
final class Mutation {
  private static final String LONG = "x".repeat(5_000);

  /// What stands in the place of something else.
  private static final List<String> PIECES =
      List.of(
          "",
          "'",
          "\"",
          "\\",
          "%",
          "%zz",
          "%00",
          "%2f",
          "%2e%2e%2f",
          "..",
          "/",
          "//",
          "?",
          "#",
          "&",
          "=",
          ";",
          ",",
          "(",
          ")",
          "{",
          "}",
          "[",
          "]",
          "\u0000",
          "\t",
          "\n",
          "\r",
          "\r\n",
          "\r\n\r\n",
          " ",
          "-1",
          "0",
          "99999999999999999999",
          "1e999999999",
          "NaN",
          "null",
          "true",
          "[]",
          "{}",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\u00ff\u00fe",
          "\u00c0\u00ae",
          "*",
          ".",
          "not.",
          "eq.",
          "in.(",
          "fts.",
          "->",
          "->>",
          "::",
          "::int",
          "!inner",
          "...",
          "select",
          "or=(",
          "public",
          "storage",
          "epubs",
          "bytes=",
          "Bearer ",
          "eyJ",
          ":",
          "::1",
          "chunked",
          "gzip",
          LONG,
          "((((((((",
          "))))))))");

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  String of(String request) {
    var text = request;
    for (var n = 1 + random.nextInt(3); n > 0; n--) {
      text = once(text);
    }
    // Most keep an honest length, or all would fail in the same place.
    return random.nextInt(8) == 0 ? text : withLength(text);
  }

  private String once(String text) {
    if (text.length() < 2) {
      return text + piece();
    }
    var at = random.nextInt(text.length());
    var end = Math.min(text.length(), at + 1 + random.nextInt(8));
    return switch (random.nextInt(10)) {
      case 0 -> text.substring(0, at) + piece() + text.substring(at);
      case 1 -> text.substring(0, at) + piece() + text.substring(end);
      case 2 -> text.substring(0, at) + text.substring(end);
      case 3 -> text.substring(0, end) + text.substring(at);
      case 4 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
      case 5 -> line(text);
      case 6 -> token(text);
      // What a grammar repeats, it may repeat by calling itself.
      case 7 -> {
        var part = random.nextBoolean() ? piece() + "a" : text.substring(at, end);
        yield text.substring(0, at) + part.repeat(1 + 8_000 / part.length()) + text.substring(at);
      }
      case 8 ->
          text.substring(0, at)
              + (char) (text.charAt(at) ^ 1 << random.nextInt(8))
              + text.substring(at + 1);
      default -> random.nextInt(6) == 0 ? text.substring(0, at) : token(text);
    };
  }

  /// A header (or the first line) goes, comes twice, or stands elsewhere.
  private String line(String text) {
    var lines = text.split("\r\n", -1);
    var i = random.nextInt(lines.length);
    var j = random.nextInt(lines.length);
    var line = lines[i];
    switch (random.nextInt(3)) {
      case 0 -> lines[i] = line + "\r\n" + line;
      case 1 -> lines[i] = "X-Nothing: 1";
      default -> {
        lines[i] = lines[j];
        lines[j] = line;
      }
    }
    return String.join("\r\n", lines);
  }

  /// A whole word of the request becomes something else.
  private String token(String text) {
    var start = random.nextInt(text.length());
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    var end = start;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(0, start) + piece() + text.substring(end);
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private static String withLength(String text) {
    var end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return text;
    }
    var length = text.length() - end - "\r\n\r\n".length();
    return text.substring(0, end).replaceAll("(?i)(\r\nContent-Length: ?)\\d*", "$1" + length)
        + text.substring(end);
  }
}
