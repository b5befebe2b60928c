package org.intelligentreader.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.MovedClock;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.SuspendedException;
import org.intelligentreader.app.port.UnavailableException;
import org.junit.jupiter.api.Test;

class OutageTest {
  private static final Fault FAULT = Fault.of("POST /x", 503, "", "away");

  private final MovedClock clock = new MovedClock();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Outage outage =
      new Outage(
          new Log(
              new PrintStream(out, true, StandardCharsets.UTF_8), false, InstantSource.system()),
          clock,
          new Random(1));

  @Test
  void pauses_grow_from_a_second_to_a_minute_and_one_line_a_minute_is_told() throws Exception {
    while (clock.passed().compareTo(Duration.ofMinutes(10)) < 0) {
      outage.await(new UnavailableException(FAULT));
    }
    var lasted = clock.passed();
    outage.over();

    assertThat(clock.pauses().getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(clock.pauses())
        .allMatch(pause -> pause.compareTo(Duration.ofMinutes(1)) <= 0)
        .anyMatch(pause -> pause.compareTo(Duration.ofSeconds(40)) > 0);
    var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSizeBetween(6, 12);
    assertThat(lines.getLast()).contains("responds again after " + lasted.toSeconds() + " s");
  }

  @Test
  void what_somebody_has_to_mend_is_told_with_advice_and_tried_every_few_minutes()
      throws Exception {
    var fault = new Fault("POST /x", 540, "", "paused", "Restore the project.", Optional.empty());
    outage.await(new SuspendedException(fault));
    outage.await(new RefusedException(fault));

    assertThat(clock.pauses())
        .allMatch(pause -> pause.toSeconds() >= 180 && pause.toSeconds() <= 240);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Restore the project.");
  }

  @Test
  void a_server_that_says_when_is_asked_then() throws Exception {
    outage.await(
        new SuspendedException(
            new Fault("POST /x", 429, "", "slow", "", Optional.of(Duration.ofSeconds(45)))));
    assertThat(clock.pauses().getFirst()).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(46));
  }

  @Test
  void the_next_outage_begins_with_short_pauses_again() throws Exception {
    for (var i = 0; i < 10; i++) {
      outage.await(new IOException("the disk"));
    }
    outage.over();
    outage.await(new UnavailableException(FAULT));
    assertThat(clock.pauses().getLast()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }
}
