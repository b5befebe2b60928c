package org.intelligentreader.app.supabase;

import java.io.IOException;
import java.util.Map;

/// Reads the error bodies of PostgREST (`code`, `message`) and Storage (`statusCode`, `error`,
/// `message`, where the HTTP status says 400 for nearly everything).
final class Errors {
  private static final int LONGEST = 300;

  private Errors() {}

  static SupabaseException of(String call, int status, String body) {
    try {
      if (Json.read(body) instanceof Map<?, ?> json) {
        var inner = text(json, "statusCode");
        var real = inner.matches("[1-5][0-9][0-9]") ? Integer.parseInt(inner) : status;
        return new SupabaseException(
            call, real, text(json, "code"), shortened(text(json, "message")));
      }
    } catch (IOException e) {
      // No JSON: a gateway's own page. Its text is the message.
    }
    return new SupabaseException(call, status, "", shortened(body.isBlank() ? "no message" : body));
  }

  private static String text(Map<?, ?> json, String field) {
    var value = json.get(field);
    return value == null ? "" : value.toString();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
