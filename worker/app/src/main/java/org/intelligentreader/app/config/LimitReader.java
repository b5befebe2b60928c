package org.intelligentreader.app.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.Limits;

/// Reads limits for books from `LIMIT_…` variables, with options over them; adds what is wrong to
/// `problems`.
record LimitReader(Map<String, String> environment, List<String> problems) {
  Limits read(Map<String, String> options) {
    var limits = Limits.DEFAULTS;
    for (var limit : Limit.values()) {
      var option = Optional.ofNullable(options.get(limit.label()));
      var variable = "LIMIT_" + limit.name();
      var source = option.isPresent() ? "--limit " + limit.label() : variable;
      var value = option.or(() -> Optional.ofNullable(environment.get(variable)));
      if (value.isPresent() && !value.get().isBlank()) {
        limits = limits.with(limit, number(source, value.get().strip(), limit));
      }
    }
    options.keySet().stream()
        .filter(label -> Limit.named(label).isEmpty())
        .forEach(label ->
            problems.add(
                "--limit " + ShownValue.of(label) + " is not known; there are " + Limit.labels()));
    return limits;
  }

  private long number(String source, String value, Limit limit) {
    try {
      var number = Long.parseLong(value);
      if (Limit.allows(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below: for the reader of the message both are the same mistake.
    }
    problems.add(
        source + " " + ShownValue.of(value) + " must be a whole number from 1 to 1000000000");
    return limit.standard();
  }
}
