package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.faults.FaultProxy.Fault;
import org.intelligentreader.local.faults.FaultProxy.When;
import org.intelligentreader.local.faults.Site.Run;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A worker in loop mode while its project is away for ten minutes of moved time.
class LoopOutageTest extends SiteTest {
  private static final Duration AWAY = Duration.ofMinutes(10);
  private static final String ANY = "*";

  private final MovedTime time = new MovedTime();

  @TestFactory
  Stream<DynamicTest> a_project_that_is_away_is_waited_for() {
    return Stream.of(
        away("503", Faults.status(503, ""), ""),
        away("cut", Faults.cut(), ""),
        away("540", Faults.status(540, ""), "Restore the project"),
        away("402", Faults.status(402, ""), "billing"),
        away("401", Faults.status(401, "PGRST301"), "Check the key"),
        away("bucket", Faults.status(404, "NoSuchBucket"), "SUPABASE_BUCKET"),
        away("429", Faults.answer(429, Map.of("Retry-After", "600"), ""), ""));
  }

  @Test
  void an_outage_in_the_middle_of_a_book_costs_no_attempt() throws Exception {
    var browser = browserWithBook();
    site()
        .proxy
        .spoil(
            "POST tokens",
            0,
            1,
            When.BEFORE,
            call ->
                site()
                    .proxy
                    .spoil(
                        ANY,
                        0,
                        Integer.MAX_VALUE,
                        When.BEFORE,
                        Faults.during(time, AWAY, Faults.status(503, ""))));
    loopUntilDone(browser);
    var job = site().done(browser, BOOK);
    assertThat(job.path("attempts").asInt() - job.path("attempts_forgiven").asInt()).isEqualTo(1);
  }

  private DynamicTest away(String name, Fault fault, String advice) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          var browser = browserWithBook();
          var begin = time.passed();
          site()
              .proxy
              .spoil(ANY, 0, Integer.MAX_VALUE, When.BEFORE, Faults.during(time, AWAY, fault));
          var run = loopUntilDone(browser);

          assertThat(time.passed().minus(begin)).isGreaterThan(AWAY);
          assertThat(run.output()).contains("the project responds again").contains(advice);
          var waiting = run.output().lines().filter(line -> line.contains("waiting")).count();
          assertThat(waiting).as(run.output()).isBetween(1L, AWAY.toMinutes() + 2);
          assertThat(site().done(browser, BOOK).path("attempts").asInt()).isEqualTo(1);
        });
  }

  private Browser browserWithBook() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", Workshop.sample("the-borrowed-umbrella.epub"));
    site().proxy.reset();
    return browser;
  }

  private Run loopUntilDone(Browser browser) throws Exception {
    var run =
        new FutureTask<>(() -> site().work(Map.of("WORKER_MODE", "loop", "MAX_JOBS", "1"), time));
    var worker = Thread.ofPlatform().start(run);
    try {
      Site.await(
          "the book is done",
          () -> run.isDone() || site().job(browser, BOOK).path("status").asText().equals("done"));
    } finally {
      worker.interrupt();
    }
    var ended = run.get(60, TimeUnit.SECONDS);
    assertThat(ended.code()).as(ended.output()).isZero();
    return ended;
  }
}
