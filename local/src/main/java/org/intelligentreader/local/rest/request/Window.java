package org.intelligentreader.local.rest.request;

import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// Which rows of a result are wanted: `limit` and `offset`, else the `Range` header, and not more
/// than the project allows.
public record Window(long offset, long limit) {
  private static final int MOST_DIGITS = 18;
  private static final long LAST = Long.MAX_VALUE - 1;
  private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d*)");

  /// Of both, where both are there, what they share.
  public static Window of(Call call, long most) throws HttpError {
    var limit = number(call, "limit");
    if (limit.isPresent() && limit.get() < 0) {
      throw unsatisfiable("Limit should be greater than or equal to zero.");
    }
    var asked =
        new Window(
            Math.max(0, number(call, "offset").orElse(0L)), Math.min(most, limit.orElse(most)));
    var range = RANGE.matcher(call.header("Range").orElse(""));
    return call.method().matches("GET|HEAD") && range.matches()
        ? asked.shared(range(range.group(1), range.group(2), most))
        : asked;
  }

  private Window shared(Window other) {
    var from = Math.max(offset, other.offset);
    return new Window(from, Math.max(0, Math.min(end(), other.end()) - from));
  }

  private long end() {
    return offset > LAST - limit ? LAST : offset + limit;
  }

  /// `limit` and `offset` of an embedded relation.
  public static String embedded(Level level, long most) {
    return new Window(level.offset(), Math.min(most, Math.max(0, level.limit().orElse(most))))
        .sql();
  }

  public String sql() {
    return " limit " + limit + " offset " + offset;
  }

  /// `0-4/*` or `0-4/5`.
  public String range(int rows, Optional<Long> total) {
    var from = rows == 0 ? "*" : offset + "-" + (offset + rows - 1);
    return from + "/" + total.map(String::valueOf).orElse("*");
  }

  private static Window range(String from, String to, long most) throws HttpError {
    var first = number(from);
    var last = to.isEmpty() ? LAST : number(to);
    if (last < first) {
      throw unsatisfiable(
          "The lower boundary must be lower than or equal to the upper boundary in the Range"
              + " header.");
    }
    return new Window(first, Math.min(most, last - first + 1));
  }

  /// A number with more digits than a count of rows has is the last one there is.
  private static long number(String digits) {
    return digits.length() > MOST_DIGITS ? LAST : Long.parseLong(digits);
  }

  private static HttpError unsatisfiable(String why) {
    return HttpError.rest(416, "PGRST103", "Requested range not satisfiable", why);
  }

  /// What is not a number is overlooked, as PostgREST does.
  private static Optional<Long> number(Call call, String name) throws HttpError {
    return call.parameter(name).flatMap(Parameter::number);
  }
}
