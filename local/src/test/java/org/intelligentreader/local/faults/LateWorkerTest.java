package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.e2e.LongBook;
import org.intelligentreader.local.faults.FaultProxy.Fault;
import org.intelligentreader.local.faults.FaultProxy.When;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Workers that pause, or whose job is taken from them while they work.
class LateWorkerTest extends SiteTest {
  private static final String FIRST_TOKENS = "POST tokens";
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final String LONG_LEASE =
      "select lease_until > clock_timestamp() + interval '2 minutes' from public.book_processing_jobs where status = 'processing'";
  private static final String ROW =
      "select j::text from public.book_processing_jobs j where user_id = '%s'";

  private CountDownLatch reached = new CountDownLatch(1);
  private CountDownLatch goOn = new CountDownLatch(1);

  @BeforeEach
  void nothingHasHappened() {
    reached = new CountDownLatch(1);
    goOn = new CountDownLatch(1);
  }

  @Test
  void a_worker_that_slept_over_its_lease_writes_nothing_more() throws Exception {
    var browser = browserWith(LongBook.epub(3));
    var victim = new CompletableFuture<WorkerChild>();
    site()
        .proxy
        .spoil(
            FIRST_TOKENS,
            0,
            1,
            When.BEFORE,
            _ -> {
              victim.resultNow().signal("STOP");
              reached.countDown();
              goOn.await();
            });
    try (var worker = site().child(Map.of("LEASE_SECONDS", "" + LEASE.toSeconds()))) {
      victim.complete(worker);
      reach(worker);
      var asleep = System.nanoTime();
      browser.add(BOOK, "?", Workshop.sample("todai-no-yubinya.epub"));
      site().muchLater();
      assertThat(site().work(Map.of()).code()).isZero();
      site().done(browser, BOOK);
      var objects = site().objects(browser, BOOK);
      var row = site().column(ROW.formatted(browser.userId()));
      Site.await("the lease is over", () -> System.nanoTime() - asleep > LEASE.toNanos());
      site().proxy.reset();

      worker.signal("CONT");
      goOn.countDown();

      assertThat(worker.exitCode()).as(worker.output()).isZero();
      assertThat(site().proxy.seen()).noneMatch(call -> call.kind().startsWith("POST "));
      assertThat(site().objects(browser, BOOK)).isEqualTo(objects);
      assertThat(site().column(ROW.formatted(browser.userId()))).isEqualTo(row);
    }
  }

  @Test
  void a_worker_that_is_told_of_a_pause_keeps_its_job_through_it() throws Exception {
    var browser = browserWith(LongBook.epub(3));
    site().proxy.spoil(FIRST_TOKENS, 0, 1, When.BEFORE, held());
    var settings =
        Map.of("LEASE_SECONDS", "" + LEASE.toSeconds(), "CLOUD_RUN_JOB", "reader", "MAX_JOBS", "1");
    try (var worker = site().child(settings)) {
      reach(worker);
      worker.signal("TSTP");
      Site.await("the lease is long", () -> site().column(LONG_LEASE).contains("t"));
      worker.signal("STOP");
      Thread.sleep(LEASE.plusSeconds(2));
      assertThat(site().work(Map.of()).output()).contains("no jobs available");

      worker.signal("CONT");
      goOn.countDown();

      assertThat(worker.exitCode()).as(worker.output()).isZero();
    }
    assertThat(site().done(browser, BOOK).path("attempts").asInt()).isEqualTo(1);
  }

  @Test
  void uploads_that_arrive_after_the_commit_of_the_next_worker_change_no_byte_and_go_away()
      throws Exception {
    var browser = browserWith(Workshop.sample("the-borrowed-umbrella.epub"));
    var late = new ConcurrentLinkedQueue<Integer>();
    site()
        .proxy
        .spoil(
            "POST *",
            0,
            100,
            When.BEFORE,
            call -> {
              reached.countDown();
              goOn.await();
              late.add(call.ask().statusCode());
            });
    try (var worker = site().child(Map.of())) {
      reach(worker);
      worker.kill();
      worker.exitCode();
    }
    var held = site().proxy.seen().stream().filter(call -> call.kind().startsWith("POST ")).count();
    site().proxy.pass();
    site().muchLater();
    assertThat(site().work(Map.of()).code()).isZero();
    var objects = site().objects(browser, BOOK);

    goOn.countDown();
    Site.await("they arrived", () -> late.size() >= held);

    assertThat(late).containsOnly(200);
    assertThat(site().objects(browser, BOOK))
        .containsAll(objects)
        .hasSizeGreaterThan(objects.size());
    site().done(browser, BOOK);
    site().anHourPasses();
    assertThat(site().work(Map.of()).code()).isZero();
    assertThat(site().objects(browser, BOOK)).isEqualTo(objects);
  }

  @Test
  void nobody_gets_a_book_uploaded_anew_before_its_worker_has_stopped() throws Exception {
    var browser = browserWith(LongBook.epub(20));
    site().proxy.spoil(FIRST_TOKENS, 0, 1, When.BEFORE, held());
    try (var worker = site().child(Map.of("MAX_JOBS", "1"))) {
      reach(worker);
      browser.add(BOOK, "?", Workshop.sample("the-borrowed-umbrella.epub"));
      assertThat(site().work(Map.of()).output()).contains("no jobs available");
      goOn.countDown();
      assertThat(worker.exitCode()).as(worker.output()).isZero();
    }
    assertThat(site().column("select job_id from private.book_job_quiet")).isEmpty();
    assertThat(site().work(Map.of()).code()).isZero();
    assertThat(site().done(browser, BOOK).path("attempts").asInt()).isEqualTo(2);
    assertThat(browser.select("books?id=eq." + BOOK).path(0).path("title").asText())
        .isEqualTo("The Borrowed Umbrella");
  }

  @Test
  void a_cancelled_worker_stops_within_a_heartbeat_and_takes_back_what_it_wrote() throws Exception {
    var browser = browserWith(LongBook.epub(400));
    try (var worker = site().child(Map.of())) {
      Site.await(
          "something is stored",
          () -> site().proxy.seen().stream().anyMatch(call -> call.kind().equals(FIRST_TOKENS)));
      site().update(browser, BOOK, "cancelled");
      var cancelled = System.nanoTime();
      assertThat(worker.exitCode()).as(worker.output()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - cancelled))
          .isLessThan(Duration.ofSeconds(20));
    }
    assertThat(site().job(browser, BOOK).path("status").asText()).isEqualTo("cancelled");
    assertThat(site().objects(browser, BOOK)).singleElement().asString().contains("/source.epub ");
  }

  @Test
  void a_worker_told_to_stop_while_it_claims_gives_back_what_it_got() throws Exception {
    var browser = browserWith(Workshop.sample("the-borrowed-umbrella.epub"));
    site()
        .proxy
        .spoil(
            "book_job_claim",
            0,
            1,
            When.AFTER,
            _ -> {
              reached.countDown();
              goOn.await();
            });
    try (var worker = site().child(Map.of())) {
      reach(worker);
      worker.terminate();
      assertThat(worker.exitCode()).isEqualTo(143);
    } finally {
      goOn.countDown();
    }
    var job = site().job(browser, BOOK);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("queued");
    assertThat(job.path("attempts_forgiven").asInt()).isEqualTo(job.path("attempts").asInt());
    assertThat(site().work(Map.of()).code()).isZero();
  }

  private Browser browserWith(byte[] epub) throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", epub);
    site().proxy.reset();
    return browser;
  }

  /// A worker that ends before it comes there says why.
  private void reach(WorkerChild worker) throws Exception {
    while (!reached.await(1, TimeUnit.SECONDS)) {
      assertThat(worker.endsWithin(0)).as(worker.output()).isFalse();
    }
  }

  private Fault held() {
    return call -> {
      reached.countDown();
      goOn.await();
    };
  }
}
