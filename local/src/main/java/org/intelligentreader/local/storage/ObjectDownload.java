package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// The bytes of an object: all, a range, or the news that nothing changed.
final class ObjectDownload {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  private static final int MOST_DIGITS = 18;

  private ObjectDownload() {}

  static Reply of(Call call, JsonNode object, ObjectFiles files) throws IOException, HttpError {
    var file = files.find(object.path("version").asText()).orElseThrow(Objects::noSuchKey);
    var metadata = object.path("metadata");
    var headers = headers(metadata, Files.getLastModifiedTime(file).toInstant());
    if (isUnchanged(call, metadata.path("eTag").asText(), headers)) {
      return Reply.empty(304, headers);
    }
    var size = Files.size(file);
    var changed =
        call.header("If-Range").filter(tag -> !tag.equals(metadata.path("eTag").asText()));
    var range = RANGE.matcher(changed.isPresent() ? "" : call.header("Range").orElse(""));
    if (!range.matches()) {
      return new Reply(200, headers, new Reply.Body.Part(file, 0, size));
    }
    var first =
        range.group(1).isEmpty()
            ? Math.max(0, size - number(range.group(2)))
            : number(range.group(1));
    var last =
        range.group(1).isEmpty() || range.group(2).isEmpty()
            ? size - 1
            : Math.min(size - 1, number(range.group(2)));
    if (first > last) {
      throw HttpError.storage(
              416, "invalid_range", "The requested range is not satisfiable", "InvalidRange")
          .status(416);
    }
    headers.put("Content-Range", "bytes " + first + "-" + last + "/" + size);
    return new Reply(206, headers, new Reply.Body.Part(file, first, last - first + 1));
  }

  /// More digits than a file can have bytes mean a place behind its end.
  private static long number(String digits) {
    return digits.length() > MOST_DIGITS
        ? Long.MAX_VALUE
        : digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  /// A list of tags comes before a time. Source: RFC 9110, 13.2.2.
  private static boolean isUnchanged(Call call, String tag, Map<String, String> headers) {
    var tags = call.header("If-None-Match");
    if (tags.isPresent()) {
      return Stream.of(tags.get().split(",", -1))
          .map(one -> one.strip().replaceFirst("^W/", ""))
          .anyMatch(one -> one.equals("*") || one.equals(tag));
    }
    return call.header("If-Modified-Since")
        .flatMap(ObjectDownload::time)
        .filter(since ->
            time(headers.getOrDefault("Last-Modified", ""))
                .filter(t -> !t.isAfter(since))
                .isPresent())
        .isPresent();
  }

  private static Optional<Instant> time(String httpDate) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// The name for plain readers and, as UTF-8, for those that know RFC 6266. Storage writes the
  /// first percent-encoded, too.
  static String disposition(String name) {
    if (name.isEmpty()) {
      return "attachment;";
    }
    var encoded = new StringBuilder();
    for (var b : name.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (b & 0xff);
      var plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-_.!~*'()".indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return "attachment; filename=" + encoded + "; filename*=UTF-8''" + encoded + ";";
  }

  static Map<String, String> headers(JsonNode metadata, Instant modified) {
    var headers = new TreeMap<String, String>();
    headers.put("Content-Type", metadata.path("mimetype").asText());
    headers.put("Cache-Control", metadata.path("cacheControl").asText());
    headers.put("ETag", metadata.path("eTag").asText());
    headers.put("Accept-Ranges", "bytes");
    headers.put("Last-Modified", httpDate(modified));
    return headers;
  }

  /// As headers tell a time; Java writes days of one digit with one digit.
  static String httpDate(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME
        .format(time.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
        .replaceFirst(", (\\d) ", ", 0$1 ");
  }
}
