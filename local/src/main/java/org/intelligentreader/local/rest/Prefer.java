package org.intelligentreader.local.rest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.Call;

/// The `Prefer` header: what the caller would like, and which of it was done. Source: RFC 7240,
/// PostgREST 14.
record Prefer(Map<String, String> wishes) {
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "return", List.of("representation", "minimal", "headers-only"),
          "count", List.of("exact", "planned", "estimated"),
          "resolution", List.of("merge-duplicates", "ignore-duplicates"),
          "missing", List.of("default", "null"));

  static Prefer of(Call call) {
    var wishes = new LinkedHashMap<String, String>();
    for (var wish : call.header("Prefer").orElse("").split("\\s*,\\s*", -1)) {
      var parts = wish.split("=", 2);
      if (parts.length == 2 && KNOWN.getOrDefault(parts[0], List.of()).contains(parts[1])) {
        wishes.put(parts[0], parts[1]);
      }
    }
    return new Prefer(wishes);
  }

  boolean has(String name, String value) {
    return value.equals(wishes.get(name));
  }

  /// The `Preference-Applied` header for the wishes that apply to this kind of call, or no header.
  Map<String, String> applied(String... kinds) {
    var done =
        wishes.entrySet().stream()
            .filter(wish -> Arrays.asList(kinds).contains(wish.getKey()))
            .map(wish -> wish.getKey() + "=" + wish.getValue())
            .collect(Collectors.joining(", "));
    return done.isEmpty() ? Map.of() : Map.of("Preference-Applied", done);
  }
}
