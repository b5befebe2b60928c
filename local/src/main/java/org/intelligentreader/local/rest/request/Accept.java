package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// Which of the possible forms of an answer a caller's `Accept` header asks for.
public final class Accept {
  private static final String STRIPPED = "nulls=stripped";

  private Accept() {}

  /// The first range that fits: a form that the database makes, else one that needs nothing of it.
  /// The vendor's own types cannot be replaced.
  public static Media choose(Call call, Function<String, Optional<? extends Media>> made)
      throws HttpError {
    var asked = new ArrayList<String>();
    for (var range : ranges(call)) {
      var parts = List.of(range.toLowerCase(Locale.ROOT).split(";", -1));
      var vendors = vendors(parts.getFirst(), parts.contains(STRIPPED));
      if (vendors.isPresent()) {
        return vendors.get();
      }
      var name = parts.getFirst().replaceFirst("^application/vnd\\.pgrst\\.array(\\+json)?$", "application/json");
      var media = made.apply(name);
      if (media.isPresent()) {
        return media.get();
      }
      var common = common(name);
      if (common.isPresent()) {
        return common.get();
      }
      asked.add(name.startsWith("application/vnd.pgrst.plan") ? plan(name) : range);
    }
    throw HttpError.rest(
        406, "PGRST107", "None of these media types are available: " + String.join(", ", asked));
  }

  /// Those with a greater weight first, then the more exact ones.
  private static List<String> ranges(Call call) {
    return Stream.of(call.header("Accept").orElse("*/*").split(",", -1))
        .map(range -> range.replace(" ", ""))
        .sorted(
            Comparator.comparingDouble(Accept::weight)
                .thenComparingLong(Accept::exactness)
                .reversed())
        .map(range -> range.replaceFirst("(?i);q=.*$", ""))
        .toList();
  }

  private static double weight(String range) {
    return Stream.of(range.split(";", -1))
        .filter(part -> part.matches("q=(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)"))
        .mapToDouble(part -> Double.parseDouble(part.substring(2)))
        .findFirst()
        .orElse(1);
  }

  private static long exactness(String range) {
    var plain = range.replaceFirst(";q=.*$", "");
    return plain.chars().filter(c -> c == ';').count()
        - plain.chars().filter(c -> c == '*').count();
  }

  private static Optional<Media> vendors(String name, boolean stripped) {
    return switch (name) {
      case "application/vnd.pgrst.array+json", "application/vnd.pgrst.array" ->
          stripped ? Optional.of(Media.BuiltIn.STRIPPED) : Optional.empty();
      case "application/vnd.pgrst.object+json", "application/vnd.pgrst.object" ->
          Optional.of(stripped ? Media.BuiltIn.STRIPPED_OBJECT : Media.BuiltIn.OBJECT);
      default -> Optional.empty();
    };
  }

  private static Optional<Media> common(String name) {
    return switch (name) {
      case "*/*", "application/json" -> Optional.of(Media.BuiltIn.JSON);
      case "text/csv" -> Optional.of(Media.BuiltIn.CSV);
      default -> Optional.empty();
    };
  }

  private static String plan(String name) {
    return (name.equals("application/vnd.pgrst.plan") ? name + "+text" : name)
        + "; for=\"application/json\"";
  }
}
