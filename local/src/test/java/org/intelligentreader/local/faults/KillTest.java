package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.faults.FaultProxy.Seen;
import org.intelligentreader.local.faults.FaultProxy.When;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// The worker's process is killed at each of its calls: one run is recorded, then there is one run
/// for each call, killed before the server hears of it and after. The next worker finishes the
/// book.
class KillTest extends SiteTest {
  private static final int KILLED = 137;
  private static final Map<String, String> SETTINGS = Map.of("DELETE_SOURCE", "true");
  private static final String SMALL = "the-borrowed-umbrella.epub";
  private static final String LARGER = "todai-no-yubinya.epub";

  /// Each kind of call once, killed when the server has acted and its answer is on the way.
  @TestFactory
  Stream<DynamicTest> a_worker_killed_at_any_kind_of_call_loses_nothing() throws Exception {
    return calls(SMALL).stream()
        .filter(call -> call.index() == 0)
        .map(call -> test(SMALL, call, When.AFTER));
  }

  /// `./mvnw -pl local -am verify -Dtest=KillTest -Dtest.excluded.groups= -Dgroups=campaign`
  @TestFactory
  @Tag("campaign")
  Stream<DynamicTest> a_worker_killed_before_or_after_any_call_loses_nothing() throws Exception {
    return calls(LARGER).stream()
        .flatMap(
            call -> Stream.of(test(LARGER, call, When.BEFORE), test(LARGER, call, When.AFTER)));
  }

  private DynamicTest test(String book, Seen call, When when) {
    return DynamicTest.dynamicTest(
        when + " " + call, () -> killed(Workshop.sample(book), call, when));
  }

  /// The calls of one undisturbed run.
  private List<Seen> calls(String book) throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", Workshop.sample(book));
    site().proxy.reset();
    assertThat(site().work(SETTINGS).code()).isZero();
    finished(browser);
    var calls = site().proxy.seen();
    var counts = new HashMap<String, Integer>();
    calls.forEach(call -> counts.merge(call.kind(), 1, Integer::sum));
    System.out.println("calls of one run: " + counts);
    return calls;
  }

  private void killed(byte[] epub, Seen call, When when) throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", epub);
    site().proxy.reset();
    var victim = new CompletableFuture<WorkerChild>();
    site()
        .proxy
        .spoil(
            call.kind(),
            call.index(),
            call.index() + 1,
            when,
            passing -> Faults.kill(victim.resultNow()).happen(passing));
    try (var worker = site().child(SETTINGS)) {
      victim.complete(worker);
      var code = worker.exitCode();
      // A heartbeat more or less is a matter of time; then the run came to its end.
      assertThat(code).as(worker.output()).isIn(KILLED, 0);
    }
    nothingHalfVisible(browser);

    site().proxy.reset();
    site().muchLater();
    var run = site().work(SETTINGS);

    assertThat(run.code()).as(run.output()).isZero();
    finished(browser);
  }

  private void nothingHalfVisible(Browser browser) throws Exception {
    var book = browser.select("books?id=eq." + BOOK).path(0);
    if (book.path("processing_status").asText().equals("ready")) {
      site().done(browser, BOOK);
    } else {
      assertThat(book.path("processed_path").isNull()).as(book.toString()).isTrue();
      assertThat(site().hasSource(browser, BOOK)).isTrue();
    }
  }

  private void finished(Browser browser) throws Exception {
    var job = site().done(browser, BOOK);
    assertThat(job.path("attempts").asInt()).isBetween(1, 2);
    assertThat(site().hasSource(browser, BOOK)).as("the source").isFalse();
    var book = browser.select("books?id=eq." + BOOK).path(0);
    assertThat(book.path("source_deleted_at").isNull()).as(book.toString()).isFalse();
  }
}
