package org.intelligentreader.app.supabase;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.supabase.faults.FaultTable;

/// Reads the error bodies of PostgREST (`code`, `message`) and Storage (`statusCode`, `code`,
/// `error`, `message`, where the HTTP status says 400 for nearly everything).
final class Errors {
  private static final int LONGEST = 300;

  private Errors() {}

  static ServerException of(String call, int status, String body, Optional<Duration> retryAfter) {
    try {
      if (Json.read(body) instanceof Map<?, ?> json) {
        var inner = text(json, "statusCode");
        var real = inner.matches("[1-5][0-9][0-9]") ? Integer.parseInt(inner) : status;
        return exception(
            new Answered(call, real, text(json, "code"), text(json, "error")),
            shortened(text(json, "message")),
            retryAfter);
      }
    } catch (IOException e) {
      // No JSON: a gateway's own words, or its page.
    }
    return exception(new Answered(call, status, "", ""), ownWords(body), retryAfter);
  }

  /// What identifies a failure.
  private record Answered(String call, int status, String code, String word) {}

  private static ServerException exception(
      Answered answered, String text, Optional<Duration> retryAfter) {
    var row = FaultTable.ofAnswer(answered.status(), answered.code(), answered.word());
    return row.kind()
        .exception(
            new Fault(
                answered.call(),
                answered.status(),
                answered.code(),
                text.isEmpty() ? row.meaning() : text,
                row.advice(),
                retryAfter));
  }

  /// A page for people says nothing in a log line; empty for one.
  private static String ownWords(String body) {
    return body.isBlank() || body.stripLeading().startsWith("<") ? "" : shortened(body.strip());
  }

  private static String text(Map<?, ?> json, String field) {
    var value = json.get(field);
    return value == null ? "" : value.toString();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
