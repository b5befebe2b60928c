package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.intelligentreader.local.e2e.LongBook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The real PostgreSQL is away for a while and then recovers from its crash.
class FailoverTest extends SiteTest {
  @Test
  void a_failover_of_seconds_costs_no_run_and_no_attempt() throws Exception {
    failover(Duration.ofSeconds(5));
  }

  /// `./mvnw -pl local -am verify -Dtest=FailoverTest -Dtest.excluded.groups= -Dgroups=campaign
  /// -Dsurefire.failIfNoSpecifiedTests=false`
  @Test
  @Tag("campaign")
  void a_failover_of_a_minute_costs_no_run_and_no_attempt() throws Exception {
    failover(Duration.ofSeconds(60));
  }

  private void failover(Duration away) throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", LongBook.epub(20));
    site().proxy.reset();
    try (var worker = site().child(Map.of())) {
      Site.await(
          "something is stored",
          () -> site().proxy.seen().stream().anyMatch(call -> call.kind().equals("POST tokens")));
      pause(away);
      assertThat(worker.exitCode()).as(worker.output()).isZero();
      var job = site().done(browser, BOOK);
      assertThat(job.path("attempts").asInt() - job.path("attempts_forgiven").asInt())
          .as(worker.output())
          .isEqualTo(1);
      System.out.println("after " + away + ": claimed " + job.path("attempts") + " times");
    }
  }

  private void pause(Duration away) throws Exception {
    var database = DatabaseControl.of(site().folder());
    database.crash();
    var begin = System.nanoTime();
    Site.await("the outage is over", () -> System.nanoTime() - begin > away.toNanos());
    database.recover();
  }
}
