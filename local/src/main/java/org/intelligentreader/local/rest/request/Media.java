package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// The form of an answer that the caller's `Accept` asks for. Source: PostgREST 14, "Media types".
public enum Media {
  JSON("application/json"),
  OBJECT("application/vnd.pgrst.object+json"),
  CSV("text/csv");

  private final String type;

  Media(String type) {
    this.type = type;
  }

  public static Media of(Call call) throws HttpError {
    var asked = new ArrayList<String>();
    for (var range : call.header("Accept").orElse("*/*").split(",", -1)) {
      var name = range.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
      var media = named(name);
      if (media.isPresent()) {
        return media.get();
      }
      asked.add(name);
    }
    throw HttpError.rest(
        406, "PGRST107", "None of these media types are available: " + String.join(", ", asked));
  }

  /// The `Content-Type` of the answer.
  public String contentType() {
    return type + "; charset=utf-8";
  }

  private static Optional<Media> named(String name) {
    return switch (name) {
      case "*/*",
          "application/*",
          "application/json",
          "application/vnd.pgrst.array+json",
          "application/vnd.pgrst.array" ->
          Optional.of(JSON);
      case "application/vnd.pgrst.object+json", "application/vnd.pgrst.object" ->
          Optional.of(OBJECT);
      case "text/csv", "text/*" -> Optional.of(CSV);
      default -> Optional.empty();
    };
  }
}
