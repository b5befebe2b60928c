package org.intelligentreader.app.cli.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What a healthy project answers to a doctor, and to a worker that finds no job, or one. Bodies
/// are bytes in the letters of Latin-1.
final class RightAnswers {
  static final String USER = "00000000-0000-4000-8000-000000000001";

  private static final int BUCKET = "/object/epubs/".length();
  private static final String JSON = "application/json";
  private static final String NO_OBJECT =
      "{\"statusCode\":\"404\",\"error\":\"not_found\",\"message\":\"Object not found\"}";

  private final Map<String, String> objects = new ConcurrentHashMap<>();
  private final AtomicInteger jobs = new AtomicInteger();

  record Reply(int status, String type, String body, Map<String, String> headers) {
    static Reply json(int status, String body) {
      return new Reply(status, JSON, body, Map.of());
    }

    static Reply page(int status) {
      return new Reply(
          status,
          "text/html",
          "<!DOCTYPE html><html><title>Just a moment</title></html>",
          Map.of());
    }
  }

  /// One job waits, for this upload.
  void add(byte[] book) {
    objects.put("/object/epubs/" + USER + "/book/source.epub", text(book));
    jobs.set(1);
  }

  /// `call` is method and path.
  Reply to(String call, byte[] body) {
    if (call.contains("/storage/v1/object/")) {
      return object(call, body);
    }
    if (call.contains("/storage/v1/bucket/")) {
      return Reply.json(200, "{\"id\":\"epubs\",\"name\":\"epubs\",\"public\":false}");
    }
    return call.contains("/rest/v1/rpc/")
        ? Reply.json(200, function(call.substring(call.lastIndexOf('/') + 1), body))
        : Reply.json(200, "[]");
  }

  private String function(String name, byte[] body) {
    return switch (name) {
      case "book_schema_version" -> String.valueOf(SchemaChecks.SCHEMA);
      case "book_job_sweep" -> "0";
      case "book_job_stats" -> "{\"queued\":0}";
      case "book_leftovers" -> "{\"names\":[],\"looked_at\":0,\"next\":null}";
      case "book_job_claim" -> jobs.getAndDecrement() > 0 ? job() : "[]";
      case "book_schema_openings",
          "book_job_admin_list",
          "book_job_leftover_sources",
          "book_leftovers_among" ->
          "[]";
      case "book_job_stopped" -> isUnknown(body) ? "\"lost\"" : "\"ok\"";
      default -> isUnknown(body) ? "\"gone\"" : "\"ok\"";
    };
  }

  /// The job that a doctor asks about.
  private static boolean isUnknown(byte[] body) {
    return text(body).contains("00000000-0000-0000-0000-000000000000");
  }

  static String job() {
    return """
    [{"id":"00000000-0000-4000-8000-000000000010","user_id":"%s","book_id":"book",\
    "language":"en","attempts":1,"source_path":"%s/book/source.epub"}]\
    """
        .formatted(USER, USER);
  }

  private Reply object(String call, byte[] body) {
    var key = call.substring(call.indexOf("/object/"));
    return switch (call.substring(0, call.indexOf(' '))) {
      case "POST" -> {
        objects.put(key, text(body));
        yield Reply.json(200, "{\"Key\":\"stored\"}");
      }
      case "DELETE" -> {
        objects.keySet().removeIf(stored -> text(body).contains(stored.substring(BUCKET)));
        yield Reply.json(200, "[{\"name\":\"removed\"}]");
      }
      default ->
          Optional.ofNullable(objects.get(key))
              .map(bytes -> new Reply(200, JSON, bytes, Map.of("ETag", "\"1\"")))
              .orElse(Reply.json(400, NO_OBJECT));
    };
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
