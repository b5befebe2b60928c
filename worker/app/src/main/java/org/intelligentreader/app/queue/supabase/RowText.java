package org.intelligentreader.app.queue.supabase;

import java.util.LinkedHashMap;
import java.util.Map;
import org.intelligentreader.book.text.PlainText;

/// Fits what is sent into the columns it is meant for, so that a book with an odd title is not
/// refused after all its work. The lengths are those of `supabase/schema.sql`; the database counts
/// code points.
final class RowText {
  private static final Map<String, Integer> LONGEST =
      Map.of(
          "worker_id",
          200,
          "new_stage",
          200,
          "new_title",
          2000,
          "new_error",
          2000,
          "new_error_code",
          64);
  private static final String COVER = "new_cover";
  private static final int LONGEST_COVER = 4_000_000;
  private static final int LONGEST_PARAMETER = 1000;

  private RowText() {}

  /// The arguments of a call. A cover that is too large is left out, since half a picture is none.
  static Map<String, Object> fitted(Map<String, ?> arguments) {
    var fitted = new LinkedHashMap<String, Object>();
    arguments.forEach((name, value) -> {
      if (!name.equals(COVER) || String.valueOf(value).length() <= LONGEST_COVER) {
        fitted.put(name, fittedValue(name, value));
      }
    });
    return fitted;
  }

  private static Object fittedValue(String name, Object value) {
    return switch (value) {
      case String text -> fitted(name, text);
      case Map<?, ?> parameters -> parameters(parameters);
      default -> value;
    };
  }

  /// Of the parameters of a failure, each is kept short enough that all of them fit.
  private static Map<String, Object> parameters(Map<?, ?> parameters) {
    var fitted = new LinkedHashMap<String, Object>();
    parameters.forEach((name, value) ->
        fitted.put(
            String.valueOf(name),
            value instanceof String text
                ? PlainText.atMost(LONGEST_PARAMETER, PlainText.of(text))
                : value));
    return fitted;
  }

  private static String fitted(String name, String text) {
    var plain = PlainText.of(text);
    return LONGEST.containsKey(name) ? PlainText.atMost(LONGEST.get(name), plain) : plain;
  }
}
