package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// The `Prefer` header: what the caller would like, and which of it was done. Of a wish that is
/// named twice the first counts. Source: RFC 7240, PostgREST 14.
public record Prefer(Map<String, String> wishes, List<String> unknown) {
  private static final String APPLIED = "Preference-Applied";

  /// The wishes and their values, in the order in which an answer names them.
  private static final Map<String, List<String>> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("resolution", List.of("merge-duplicates", "ignore-duplicates"));
    KNOWN.put("missing", List.of("default", "null"));
    KNOWN.put("return", List.of("representation", "minimal", "headers-only"));
    KNOWN.put("count", List.of("exact", "planned", "estimated"));
    KNOWN.put("tx", List.of("commit", "rollback"));
    KNOWN.put("handling", List.of("strict", "lenient"));
    KNOWN.put("timezone", List.of());
    KNOWN.put("max-affected", List.of());
  }

  public static Prefer of(Call call) {
    var wishes = new LinkedHashMap<String, String>();
    var unknown = new ArrayList<String>();
    for (var wish : call.header("Prefer").orElse("").split(",", -1)) {
      var parts = wish.strip().split("=", 2);
      if (parts.length == 2 && takes(parts[0], parts[1])) {
        wishes.putIfAbsent(parts[0], parts[1]);
      } else if (!wish.isBlank()) {
        unknown.add(wish.strip());
      }
    }
    return new Prefer(wishes, unknown);
  }

  public boolean has(String name, String value) {
    return value.equals(wishes.get(name));
  }

  public boolean counts() {
    return wishes.containsKey("count");
  }

  public Optional<String> timezone() {
    return Optional.ofNullable(wishes.get("timezone"));
  }

  /// With `handling=strict`, refuses wishes that are not known.
  public void check() throws HttpError {
    if (has("handling", "strict") && !unknown.isEmpty()) {
      throw HttpError.rest(
          400,
          "PGRST122",
          "Invalid preferences given with handling=strict",
          "Invalid preferences: " + String.join(", ", unknown));
    }
  }

  /// With `handling=strict`, refuses a write that touched more rows than `max-affected`.
  public void checkAffected(int rows) throws HttpError {
    var most = wishes.get("max-affected");
    if (has("handling", "strict") && most != null && rows > Long.parseLong(most)) {
      throw HttpError.rest(
          400,
          "PGRST124",
          "Query result exceeds max-affected preference constraint",
          "The query affects " + rows + " rows");
    }
  }

  /// With `handling=strict`, refuses `max-affected` for a function that gives no set of rows.
  public void checkCountable(boolean set) throws HttpError {
    if (!set && has("handling", "strict") && wishes.containsKey("max-affected")) {
      throw HttpError.rest(
          400,
          "PGRST128",
          "Function must return SETOF or TABLE when max-affected preference is used with"
              + " handling=strict");
    }
  }

  /// The `Preference-Applied` header for the wishes that apply to this kind of call, or no header.
  public Map<String, String> applied(String... kinds) {
    var done =
        KNOWN.keySet().stream()
            .filter(wish -> wishes.containsKey(wish) && Arrays.asList(kinds).contains(wish))
            .filter(wish -> !wish.equals("max-affected") || has("handling", "strict"))
            .map(wish -> wish + "=" + wishes.get(wish))
            .collect(Collectors.joining(", "));
    return done.isEmpty() ? Map.of() : Map.of(APPLIED, done);
  }

  /// The headers of an answer whose transaction ended as the caller asked.
  public Map<String, String> withTransaction(Map<String, String> headers) {
    var named = new ArrayList<>(List.of(headers.getOrDefault(APPLIED, "").split(", ", -1)));
    named.removeIf(String::isEmpty);
    named.add("tx=" + wishes.get("tx"));
    var order = List.copyOf(KNOWN.keySet());
    named.sort(Comparator.comparingInt(wish -> order.indexOf(wish.split("=", 2)[0])));
    var all = new HashMap<>(headers);
    all.put(APPLIED, String.join(", ", named));
    return all;
  }

  private static boolean takes(String name, String value) {
    return switch (name) {
      case "timezone" -> java.time.ZoneId.getAvailableZoneIds().contains(value);
      case "max-affected" -> value.matches("\\d{1,18}");
      default -> KNOWN.getOrDefault(name, List.of()).contains(value);
    };
  }
}
