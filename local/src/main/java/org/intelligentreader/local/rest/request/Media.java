package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// The form of an answer that the caller's `Accept` asks for. Source: PostgREST 14, "Media types".
public enum Media {
  JSON("application/json"),
  OBJECT("application/vnd.pgrst.object+json"),
  STRIPPED("application/vnd.pgrst.array+json;nulls=stripped"),
  STRIPPED_OBJECT("application/vnd.pgrst.object+json;nulls=stripped"),
  CSV("text/csv");

  private final String type;

  Media(String type) {
    this.type = type;
  }

  public static Media of(Call call) throws HttpError {
    var asked = new ArrayList<String>();
    for (var parts : ranges(call)) {
      var name = parts.getFirst();
      var media = named(name, parts.contains("nulls=stripped"));
      if (media.isPresent()) {
        return media.get();
      }
      asked.add(name);
    }
    throw HttpError.rest(
        406, "PGRST107", "None of these media types are available: " + String.join(", ", asked));
  }

  /// Those with a greater weight first, each with its parameters.
  private static List<List<String>> ranges(Call call) {
    return Stream.of(call.header("Accept").orElse("*/*").split(",", -1))
        .map(range -> List.of(range.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1)))
        .sorted(Comparator.comparingDouble(parts -> -weight(parts)))
        .toList();
  }

  private static double weight(List<String> parts) {
    return parts.stream()
        .filter(part -> part.matches("q=(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)"))
        .mapToDouble(part -> Double.parseDouble(part.substring(2)))
        .findFirst()
        .orElse(1);
  }

  /// The `Content-Type` of the answer.
  public String contentType() {
    return type + "; charset=utf-8";
  }

  /// True for one object instead of a list.
  public boolean isObject() {
    return this == OBJECT || this == STRIPPED_OBJECT;
  }

  /// True when what is null is left out.
  public boolean isStripped() {
    return this == STRIPPED || this == STRIPPED_OBJECT;
  }

  private static Optional<Media> named(String name, boolean stripped) {
    return switch (name) {
      case "*/*", "application/*", "application/json" -> Optional.of(JSON);
      case "application/vnd.pgrst.array+json", "application/vnd.pgrst.array" ->
          Optional.of(stripped ? STRIPPED : JSON);
      case "application/vnd.pgrst.object+json", "application/vnd.pgrst.object" ->
          Optional.of(stripped ? STRIPPED_OBJECT : OBJECT);
      case "text/csv", "text/*" -> Optional.of(CSV);
      default -> Optional.empty();
    };
  }
}
