package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.intelligentreader.local.e2e.LongBook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The database dies and comes back while a worker works.
@Tag("machine")
class DatabaseRestartTest extends SiteTest {
  @Test
  void a_worker_survives_a_database_that_crashes_and_recovers() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", LongBook.epub(20));
    try (var worker = site().child(Map.of())) {
      Site.await(
          "something is stored",
          () -> site().proxy.seen().stream().anyMatch(call -> call.kind().equals("POST tokens")));
      var database = DatabaseControl.of(site().folder());
      database.crash();
      database.recover();
      assertThat(worker.exitCode()).as(worker.output()).isZero();
    }
    assertThat(site().done(browser, BOOK).path("attempts").asInt()).isEqualTo(1);
  }
}
