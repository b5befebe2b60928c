package org.intelligentreader.app.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final InstantSource WRONG_CLOCK =
      InstantSource.fixed(Instant.parse("2001-01-01T00:00:00Z"));

  @Test
  void seconds_are_seconds() {
    assertThat(wait(Map.of("Retry-After", " 45 "))).contains(Duration.ofSeconds(45));
  }

  @Test
  void a_date_counts_from_the_server_s_own_clock() {
    assertThat(
            wait(
                Map.of(
                    "Retry-After", "Sun, 29 Nov 2026 12:00:45 GMT",
                    "Date", "Sun, 29 Nov 2026 12:00:00 GMT")))
        .contains(Duration.ofSeconds(45));
  }

  @Test
  void a_date_alone_counts_from_the_clock_here() {
    assertThat(wait(Map.of("Retry-After", "Mon, 01 Jan 2001 00:02:00 GMT")))
        .contains(Duration.ofMinutes(2));
  }

  @Test
  void a_date_that_is_over_means_now() {
    assertThat(wait(Map.of("Retry-After", "Sat, 01 Jan 2000 00:00:00 GMT")))
        .contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"86401", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
  void nobody_waits_for_more_than_a_day(String value) {
    assertThat(wait(Map.of("Retry-After", value))).contains(Duration.ofDays(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "2026-11-29T12:00:00Z"})
  void what_cannot_be_read_is_as_if_it_were_not_there(String value) {
    assertThat(wait(Map.of("Retry-After", value))).isEmpty();
  }

  private static Optional<Duration> wait(Map<String, String> headers) {
    var lists =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    return RetryAfter.of(HttpHeaders.of(lists, (_, _) -> true), WRONG_CLOCK);
  }
}
