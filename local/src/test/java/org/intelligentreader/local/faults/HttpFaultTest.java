package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.local.faults.FaultProxy.Fault;
import org.intelligentreader.local.faults.FaultProxy.When;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What servers and networks do wrong for a moment costs no attempt; what they do wrong for longer
/// is recorded.
class HttpFaultTest extends SiteTest {
  private static final String SAMPLE = "the-borrowed-umbrella.epub";
  private static final String ANY = "*";

  @TestFactory
  Stream<DynamicTest> a_fault_at_the_first_call_of_each_kind_costs_no_attempt() {
    return Stream.of(
        passing("429", When.BEFORE, Faults.status(429, "")),
        passing("503 PGRST002", When.BEFORE, Faults.status(503, "PGRST002")),
        passing("57014", When.BEFORE, Faults.status(500, "57014")),
        passing("connection cut", When.BEFORE, Faults.cut()),
        passing("answer lost", When.AFTER, Faults.cut()),
        passing("answer broken off", When.AFTER, Faults.truncated()));
  }

  /// `./mvnw -pl local -am verify -Dtest=HttpFaultTest -Dtest.excluded.groups= -Dgroups=campaign`
  @TestFactory
  @Tag("campaign")
  Stream<DynamicTest> other_faults_at_the_first_call_of_each_kind_cost_no_attempt() {
    return Stream.of(
        passing("500", When.BEFORE, Faults.status(500, "")),
        passing("502", When.BEFORE, Faults.status(502, "")),
        passing("503", When.AFTER, Faults.status(503, "")),
        passing("504 PGRST003", When.AFTER, Faults.status(504, "PGRST003")),
        passing("520", When.BEFORE, Faults.status(520, "")),
        passing("40001", When.BEFORE, Faults.status(500, "40001")),
        passing("40P01", When.BEFORE, Faults.status(500, "40P01")),
        passing("55P03", When.BEFORE, Faults.status(500, "55P03")),
        passing("53300", When.BEFORE, Faults.status(503, "53300")),
        passing("57P01", When.BEFORE, Faults.status(500, "57P01")));
  }

  private DynamicTest passing(String name, When when, Fault fault) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          var browser = site().browser();
          browser.add(BOOK, "?", Workshop.sample(SAMPLE));
          site().proxy.reset();
          site().proxy.spoil(ANY, 0, 1, when, fault);
          var run = site().work(Map.of());
          assertThat(run.code()).as(run.output()).isZero();
          assertThat(site().done(browser, BOOK).path("attempts").asInt()).isEqualTo(1);
        });
  }

  @Test
  void a_store_that_stays_broken_leaves_the_book_waiting_and_nothing_to_be_seen() throws Exception {
    var browser = browserWithBook();
    site().proxy.spoil("POST manifest.json.gz", 0, 100, When.BEFORE, Faults.status(503, ""));
    var run = site().work(Map.of("PATIENCE_SECONDS", "1"));

    assertThat(run.code()).as(run.output()).isZero();
    var job = site().job(browser, BOOK);
    assertThat(job.path("status").asText()).isEqualTo("queued");
    assertThat(job.path("error").asText()).contains("503").contains("tried again");
    assertThat(job.path("processed_path").isNull()).isTrue();
    recovers(browser, 2);
  }

  @Test
  void a_bucket_that_is_gone_for_a_while_is_not_taken_for_a_missing_upload() throws Exception {
    var browser = browserWithBook();
    site().proxy.spoil("GET source", 0, 1, When.BEFORE, storage404("Bucket not found"));
    site().work(Map.of());
    assertThat(site().job(browser, BOOK).path("status").asText()).isEqualTo("queued");
    recovers(browser, 2);
  }

  @Test
  void an_upload_that_is_gone_is_said_at_once() throws Exception {
    var browser = browserWithBook();
    site().proxy.spoil("GET source", 0, 1, When.BEFORE, storage404("Object not found"));
    site().work(Map.of());
    var job = site().job(browser, BOOK);
    assertThat(job.path("status").asText()).isEqualTo("error");
    assertThat(job.path("error_code").asText()).isEqualTo("source-missing");
  }

  @Test
  void a_key_that_no_object_can_have_is_a_missing_upload() throws Exception {
    for (var name : List.of("a\"b.epub", "本 [1].epub", "~#.epub")) {
      var browser = browserWithBook();
      site()
          .sql(
              "update public.book_processing_jobs set source_path = user_id || '/%s' where user_id = '%s'"
                  .formatted(name, browser.userId()));
      assertThat(site().work(Map.of()).code()).isZero();
      assertThat(site().job(browser, BOOK).path("error_code").asText()).isEqualTo("source-missing");
    }
  }

  @Test
  void a_download_goes_on_where_the_link_broke() throws Exception {
    var browser = browserWithBook();
    var size = Workshop.sample(SAMPLE).length;
    site().proxy.spoil("GET source", 0, 100, When.AFTER, Faults.cutAfter(1000));
    assertThat(site().work(Map.of()).code()).isZero();
    assertThat(site().done(browser, BOOK).path("attempts").asInt()).isEqualTo(1);
    assertThat(site().proxy.seen().stream().filter(seen -> seen.kind().equals("GET source")))
        .hasSize(size / 1000 + 1);
  }

  @Test
  void a_limit_that_is_longer_than_a_run_is_no_failure_of_the_run() throws Exception {
    var browser = browserWithBook();
    site()
        .proxy
        .spoil(
            "book_job_claim",
            0,
            9,
            When.BEFORE,
            Faults.answer(429, Map.of("Retry-After", "45"), ""));
    var run = site().work(Map.of());
    assertThat(run.code()).isZero();
    assertThat(run.output()).contains("retry in 4").contains("at 20");
    assertThat(site().proxy.seen()).hasSize(1);
    assertThat(site().job(browser, BOOK).path("attempts").asInt()).isZero();
  }

  @Test
  void a_body_that_a_proxy_refuses_as_too_large_is_final_and_names_the_proxy() throws Exception {
    var browser = browserWithBook();
    site()
        .proxy
        .spoil(
            "POST tokens",
            0,
            99,
            When.BEFORE,
            Faults.answer(413, Map.of("Content-Type", "text/html"), "<html>413</html>"));
    assertThat(site().work(Map.of()).code()).isZero();
    var job = site().job(browser, BOOK);
    assertThat(job.path("status").asText()).isEqualTo("error");
    assertThat(job.path("error_code").asText()).isEqualTo("limit-exceeded");
    assertThat(job.path("error").asText()).contains("proxy").doesNotContain("<");
  }

  @Test
  void a_web_page_instead_of_an_answer_is_called_that() throws Exception {
    browserWithBook();
    site()
        .proxy
        .spoil(
            ANY,
            0,
            99,
            When.BEFORE,
            Faults.answer(200, Map.of("Content-Type", "text/html"), "<!DOCTYPE html><html>"));
    var run = site().work(Map.of());
    assertThat(run.code()).isEqualTo(ExitCode.UNAVAILABLE.number());
    assertThat(run.output()).contains("web page").doesNotContain("Exception");
  }

  @Test
  void a_download_that_drips_is_given_up_and_tried_again() throws Exception {
    var browser = browserWithBook();
    site().proxy.spoil("GET source", 0, 2, When.AFTER, Faults.dripping());
    var run = site().work(Map.of("DOWNLOAD_TIMEOUT_SECONDS", "1"));
    assertThat(run.code()).as(run.output()).isZero();
    assertThat(site().done(browser, BOOK).path("attempts").asInt()).isEqualTo(1);
  }

  @Test
  void a_key_that_is_revoked_midway_stops_the_worker_and_the_next_one_finishes() throws Exception {
    var browser = browserWithBook();
    site().proxy.spoil("book_job_claim", 0, 1, When.AFTER, Faults::deliver);
    site().proxy.spoil("GET source", 0, 1, When.AFTER, Faults::deliver);
    site().proxy.spoil(ANY, 0, 1000, When.BEFORE, Faults.status(401, "PGRST301"));
    var run = site().work(Map.of());

    assertThat(run.code()).isEqualTo(ExitCode.UNAVAILABLE.number());
    assertThat(run.output()).contains("Check the key").doesNotContain("sb_secret_");
    assertThat(site().hasSource(browser, BOOK)).isTrue();
    recovers(browser, 2);
  }

  /// The only clock of the worker that tells the time is that of its log.
  @Test
  void a_clock_that_is_off_by_hours_changes_nothing_but_the_log() throws Exception {
    for (var when : new String[] {"1999-12-31T23:59:59Z", "2099-01-01T00:00:00Z"}) {
      var browser = browserWithBook();
      var run = site().work(Map.of(), InstantSource.fixed(Instant.parse(when)));
      assertThat(run.code()).as(run.output()).isZero();
      assertThat(run.output()).contains(when);
      assertThat(site().done(browser, BOOK).path("attempts").asInt()).isEqualTo(1);
    }
  }

  private org.intelligentreader.local.demo.Browser browserWithBook() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", Workshop.sample(SAMPLE));
    site().proxy.reset();
    return browser;
  }

  private void recovers(org.intelligentreader.local.demo.Browser browser, int attempts)
      throws Exception {
    site().proxy.reset();
    site().muchLater();
    assertThat(site().work(Map.of()).code()).isZero();
    assertThat(site().done(browser, BOOK).path("attempts").asInt()).isEqualTo(attempts);
  }

  private static Fault storage404(String message) {
    return call -> {
      var body =
          "{\"statusCode\":\"404\",\"error\":\"%s\",\"message\":\"%s\"}"
              .formatted(message, message)
              .getBytes(StandardCharsets.UTF_8);
      call.exchange().sendResponseHeaders(400, body.length);
      call.exchange().getResponseBody().write(body);
    };
  }
}
