package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.faults.FaultProxy.When;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// Many workers at once, over HTTP.
class CrowdTest extends SiteTest {
  private static final int WORKERS = 6;
  private static final String RUNNING =
      "select coalesce(max(n), 0) from (select count(*) as n from public.book_processing_jobs"
          + " where status = 'processing' group by user_id) as users";

  @Test
  void each_book_is_worked_on_once_and_none_is_left() throws Exception {
    var browsers = List.of(site().browser(), site().browser(), site().browser(), site().browser());
    for (var browser : browsers) {
      books(browser, 6);
    }
    crowd(Map.of());
    for (var browser : browsers) {
      var jobs = browser.select("book_processing_jobs?select=*");
      assertThat(jobs).hasSize(6);
      for (var job : jobs) {
        assertThat(site().done(browser, job.path("book_id").asText()).path("attempts").asInt())
            .isEqualTo(1);
      }
    }
  }

  @Test
  void a_cap_on_the_jobs_of_one_user_holds() throws Exception {
    var browser = site().browser();
    books(browser, 6);
    List<String> most = Collections.synchronizedList(new ArrayList<>());
    site()
        .proxy
        .spoil(
            "POST tokens",
            0,
            1000,
            When.AFTER,
            call -> {
              most.add(running());
              Faults.deliver(call);
            });
    // A worker that finds the user at the cap has nothing to do and ends; the others go on.
    crowd(Map.of("USER_CAP", "1"));
    site().work(Map.of("USER_CAP", "1"));
    assertThat(most).isNotEmpty().containsOnly("1");
    for (var job : browser.select("book_processing_jobs?select=*")) {
      assertThat(job.path("status").asText()).isEqualTo("done");
    }
  }

  private String running() {
    try {
      return site().column(RUNNING).getFirst();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void books(Browser browser, int number) throws Exception {
    for (var i = 0; i < number; i++) {
      browser.add(BOOK + i, "?", Workshop.sample("the-borrowed-umbrella.epub"));
    }
  }

  private void crowd(Map<String, String> settings) throws Exception {
    try (var threads = Executors.newFixedThreadPool(WORKERS)) {
      var running = new ArrayList<Future<Site.Run>>();
      for (var i = 0; i < WORKERS; i++) {
        running.add(threads.submit(() -> site().work(settings)));
      }
      for (var worker : running) {
        assertThat(worker.get().code()).as(worker.get().output()).isZero();
      }
    }
  }
}
