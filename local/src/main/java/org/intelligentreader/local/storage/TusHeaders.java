package org.intelligentreader.local.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// What the headers of TUS requests say. Source: tus resumable upload protocol 1.0.0; refusals are
/// worded as the hosted service words them.
final class TusHeaders {
  static final String VERSION = "1.0.0";
  static final String PIECE = "application/offset+octet-stream";

  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,15}");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x2b\\x2d-\\x7e]+");
  private static final Pattern VALUE =
      Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

  private TusHeaders() {}

  static HttpError refused(int status, String message) {
    return HttpError.storage(status, "Error", message, "TusError");
  }

  /// Refuses a request of another version, or with headers that mean nothing.
  static void check(Call call) throws HttpError {
    if (call.header("Tus-Resumable").isEmpty()) {
      throw refused(412, "Tus-Resumable Required\n");
    }
    var wrong = new ArrayList<String>();
    if (!call.header("Tus-Resumable").equals(Optional.of(VERSION))) {
      wrong.add("tus-resumable");
    }
    for (var name : new String[] {"upload-offset", "upload-length"}) {
      if (call.header(name).filter(value -> !NUMBER.matcher(value).matches()).isPresent()) {
        wrong.add(name);
      }
    }
    if (call.header("Upload-Defer-Length").filter(value -> !value.equals("1")).isPresent()) {
      wrong.add("upload-defer-length");
    }
    if (call.header("Upload-Metadata").filter(value -> parsed(value).isEmpty()).isPresent()) {
      wrong.add("upload-metadata");
    }
    if (call.method().equals("PATCH")
        && call.header("Content-Type").filter(type -> !type.equals(PIECE)).isPresent()) {
      wrong.add("content-type");
    }
    if (!wrong.isEmpty()) {
      throw refused(400, "Invalid " + String.join(" ", wrong) + "\n");
    }
  }

  /// Of headers that were checked.
  static Optional<Long> number(Call call, String name) {
    return call.header(name).map(Long::valueOf);
  }

  static boolean isUpsert(Call call) {
    return call.header("x-upsert").filter("true"::equals).isPresent();
  }

  static boolean hasPiece(Call call) {
    return call.header("Content-Type").filter(PIECE::equals).isPresent();
  }

  /// The metadata of a new upload, with the caching as it is stored.
  static Map<String, String> metadata(Call call) throws HttpError {
    var metadata =
        call.header("Upload-Metadata")
            .flatMap(TusHeaders::parsed)
            .orElseThrow(() -> refused(400, "Metadata header is required"));
    var seconds = metadata.getOrDefault("cacheControl", "");
    metadata.put("cacheControl", seconds.matches("-?\\d+") ? "max-age=" + seconds : "no-cache");
    return metadata;
  }

  static String metadata(Map<String, String> metadata) {
    return metadata.entrySet().stream()
        .map(entry -> (entry.getKey() + " " + encoded(entry.getValue())).strip())
        .collect(Collectors.joining(","));
  }

  private static String encoded(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  /// Nothing when it is malformed: pairs of a key and a value in base64, which may be left out.
  private static Optional<Map<String, String>> parsed(String header) {
    var metadata = new LinkedHashMap<String, String>();
    for (var pair : header.split(",", -1)) {
      var parts = pair.split(" ", -1);
      var value = parts.length == 2 ? parts[1] : "";
      if (parts.length > 2
          || !KEY.matcher(parts[0]).matches()
          || !VALUE.matcher(value).matches()
          || metadata.containsKey(parts[0])) {
        return Optional.empty();
      }
      metadata.put(parts[0], new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
    }
    return Optional.of(metadata);
  }
}
