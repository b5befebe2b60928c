package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// Which of the possible forms of an answer a caller's `Accept` header asks for.
public final class Accept {
  private static final String STRIPPED = "nulls=stripped";
  private static final Pattern PLAN =
      Pattern.compile("application/vnd\\.pgrst\\.plan(\\+json|\\+text)?(;.*)?");
  private static final Pattern FOR = Pattern.compile(";for=\"?([^\";]+(?:;nulls=stripped)?)\"?");
  private static final List<String> OPTIONS =
      List.of("analyze", "verbose", "settings", "buffers", "wal");

  private Accept() {}

  /// The first range that fits: a form that the database makes, else one that needs nothing of it.
  /// The vendor's own types cannot be replaced. Plans are shown where the project allows it.
  public static Media choose(Call call, boolean plans, Function<String, Optional<Media>> made)
      throws HttpError {
    var asked = new ArrayList<String>();
    for (var range : ranges(call)) {
      var plan = plan(range.toLowerCase(Locale.ROOT), made);
      if (plan.isPresent() && plans) {
        return plan.get();
      }
      var media = plan.isPresent() ? Optional.<Media>empty() : media(range, made);
      if (media.isPresent()) {
        return media.get();
      }
      asked.add(plan.map(Media.Plan::type).orElse(range));
    }
    throw HttpError.rest(
        406, "PGRST107", "None of these media types are available: " + String.join(", ", asked));
  }

  private static Optional<Media> media(String range, Function<String, Optional<Media>> made) {
    var parts = List.of(range.toLowerCase(Locale.ROOT).split(";", -1));
    var name =
        parts.getFirst().replaceFirst("^application/vnd\\.pgrst\\.(array|object)$", "$0+json");
    return vendors(name, parts.contains(STRIPPED))
        .or(() -> made.apply(name.replace("vnd.pgrst.array+json", "json")))
        .or(() -> common(name));
  }

  private static Optional<Media.Plan> plan(String range, Function<String, Optional<Media>> made) {
    var plan = PLAN.matcher(range);
    if (!plan.matches()) {
      return Optional.empty();
    }
    var form = FOR.matcher(range);
    var of = media(form.find() ? form.group(1) : "application/json", made);
    var options =
        List.of(range.replaceFirst("^.*;options=([a-z|]+).*$|^.*$", "$1").split("\\|", -1));
    return of.map(media ->
        new Media.Plan(
            media,
            "+json".equals(plan.group(1)),
            OPTIONS.stream().filter(options::contains).toList()));
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
      case "application/vnd.pgrst.array+json" ->
          stripped ? Optional.of(Media.BuiltIn.STRIPPED) : Optional.empty();
      case "application/vnd.pgrst.object+json" ->
          Optional.of(stripped ? Media.BuiltIn.STRIPPED_OBJECT : Media.BuiltIn.OBJECT);
      default -> Optional.empty();
    };
  }

  private static Optional<Media> common(String name) {
    return switch (name) {
      case "*/*", "application/json", "application/vnd.pgrst.array+json" ->
          Optional.of(Media.BuiltIn.JSON);
      case "text/csv" -> Optional.of(Media.BuiltIn.CSV);
      default -> Optional.empty();
    };
  }
}
