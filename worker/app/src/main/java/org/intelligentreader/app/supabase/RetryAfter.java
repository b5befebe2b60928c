package org.intelligentreader.app.supabase;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// How long a server asks its callers to wait, in seconds or until a date:
/// <https://www.rfc-editor.org/rfc/rfc9110#field.retry-after>.
final class RetryAfter {
  /// Nobody plans further ahead; a server that names the end of time means: not today.
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final int DIGITS = 9;

  private RetryAfter() {}

  /// A date is counted from the server's own `Date`, so that this machine's clock matters only when
  /// there is none. What cannot be read is as if it were not there.
  static Optional<Duration> of(HttpHeaders headers, InstantSource clock) {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(value -> seconds(value).or(() -> until(value, headers, clock)))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private static Optional<Duration> seconds(String value) {
    if (!value.matches("[0-9]+")) {
      return Optional.empty();
    }
    return Optional.of(
        value.length() > DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(value)));
  }

  private static Optional<Duration> until(String value, HttpHeaders headers, InstantSource clock) {
    var now = headers.firstValue("Date").flatMap(RetryAfter::date).orElseGet(clock::instant);
    return date(value).map(then -> Duration.between(now, then));
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
