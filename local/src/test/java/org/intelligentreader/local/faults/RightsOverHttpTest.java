package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may do what, through the real HTTP layer. The same attacks as SQL: RightsTest of
/// `supabase/`.
class RightsOverHttpTest extends SiteTest {
  private static final String JOBS = "/rest/v1/book_processing_jobs";
  private static final String BOOKS = "/rest/v1/books";

  /// A request of somebody, as it is sent.
  private record Ask(String method, String path, String body) {}

  @TestFactory
  Stream<DynamicTest> what_visitors_ask_is_refused() throws Exception {
    var owner = owner();
    return Stream.of(
            new Ask("GET", JOBS + "?select=*", ""),
            new Ask("GET", BOOKS + "?select=*", ""),
            new Ask("GET", "/rest/v1/progress?select=*", ""),
            new Ask("GET", "/rest/v1/vocabulary?select=*", ""),
            new Ask("POST", JOBS, newJob(owner, "x", owner.userId() + "/x/source.epub")),
            new Ask("PATCH", JOBS + "?book_id=eq.book", "{\"status\":\"cancelled\"}"),
            new Ask("DELETE", JOBS + "?book_id=eq.book", ""),
            new Ask("POST", "/rest/v1/rpc/book_job_claim", "{\"worker_id\":\"thief\"}"),
            new Ask("POST", "/rest/v1/rpc/book_job_stats", "{}"),
            new Ask("GET", "/storage/v1/object/epubs/" + owner.userId() + "/book/source.epub", ""))
        .map(ask ->
            DynamicTest.dynamicTest(
                ask.method() + " " + ask.path(),
                () -> assertThat(send("", ask).statusCode()).isIn(400, 401, 403, 404)));
  }

  @TestFactory
  Stream<DynamicTest> what_users_may_not_write_is_refused() throws Exception {
    var owner = owner();
    var other = owner();
    var token = owner.token();
    return Stream.of(
            new Ask("PATCH", mine(owner), "{\"attempts\":0}"),
            new Ask("PATCH", mine(owner), "{\"lease_until\":\"2099-01-01\"}"),
            new Ask("PATCH", mine(owner), "{\"fair_tag\":0}"),
            new Ask("PATCH", mine(owner), "{\"max_attempts\":100}"),
            new Ask("PATCH", mine(owner), "{\"run_at\":\"1970-01-01\"}"),
            new Ask("PATCH", mine(owner), "{\"claim_key\":\"%s\"}".formatted(owner.userId())),
            new Ask("PATCH", mine(owner), "{\"source_unwanted\":true}"),
            new Ask("PATCH", mine(owner), "{\"status\":\"done\"}"),
            new Ask("PATCH", mine(owner), "{\"status\":\"processing\"}"),
            new Ask("PATCH", mine(owner), "{\"status\":\"error\"}"),
            new Ask("PATCH", mine(owner), "{\"user_id\":\"%s\"}".formatted(other.userId())),
            new Ask("PATCH", mine(owner), "{\"book_id\":\"other\"}"),
            new Ask(
                "PATCH",
                mine(owner),
                "{\"status\":\"queued\",\"source_path\":\"%s/book/source.epub\"}"
                    .formatted(other.userId())),
            new Ask("POST", JOBS, newJob(owner, "a", other.userId() + "/book/source.epub")),
            new Ask("POST", JOBS, newJob(owner, "b", owner.userId() + "/../x/source.epub")),
            new Ask("POST", JOBS, newJob(owner, "../c", owner.userId() + "/c/source.epub")),
            new Ask("POST", JOBS, newJob(owner, "d/e", owner.userId() + "/d/source.epub")),
            new Ask("POST", JOBS, newJob(other, "f", other.userId() + "/f/source.epub")),
            new Ask("POST", "/rest/v1/rpc/book_job_claim", "{\"worker_id\":\"thief\"}"),
            new Ask("POST", "/rest/v1/rpc/claim_book_processing_job", "{\"worker_id\":\"thief\"}"),
            new Ask("POST", "/rest/v1/rpc/book_job_admin_list", "{}"),
            new Ask("POST", "/rest/v1/rpc/book_job_stats", "{}"),
            new Ask("POST", "/rest/v1/rpc/book_job_sweep", "{}"),
            new Ask("GET", "/storage/v1/object/epubs/" + other.userId() + "/book/source.epub", ""),
            new Ask("POST", "/storage/v1/object/epubs/" + other.userId() + "/book/x.epub", "x"))
        .map(ask ->
            DynamicTest.dynamicTest(
                ask.method() + " " + ask.path() + " " + ask.body(),
                () -> {
                  var answer = send(token, ask);
                  assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401, 403, 404);
                }));
  }

  @Test
  void what_belongs_to_others_is_not_there() throws Exception {
    var owner = owner();
    var other = owner();
    var before = site().column("select j::text from public.book_processing_jobs j order by id");
    for (var path : List.of(JOBS, BOOKS)) {
      var theirs = path + "?user_id=eq." + other.userId();
      assertThat(send(owner.token(), new Ask("GET", theirs, "")).body()).isEqualTo("[]");
      assertThat(send(owner.token(), new Ask("DELETE", theirs, "")).statusCode()).isEqualTo(204);
    }
    send(
        owner.token(),
        new Ask("PATCH", JOBS + "?user_id=eq." + other.userId(), "{\"status\":\"cancelled\"}"));
    assertThat(site().column("select j::text from public.book_processing_jobs j order by id"))
        .isEqualTo(before);
    assertThat(site().hasSource(other, BOOK)).isTrue();
  }

  @Test
  void a_user_cancels_retries_and_deletes_what_is_theirs() throws Exception {
    var owner = owner();
    for (var status : List.of("cancelled", "queued")) {
      send(owner.token(), new Ask("PATCH", mine(owner), "{\"status\":\"%s\"}".formatted(status)));
      assertThat(site().job(owner, BOOK).path("status").asText()).isEqualTo(status);
    }
    send(
        owner.token(),
        new Ask(
            "PATCH",
            BOOKS + "?user_id=eq." + owner.userId(),
            "{\"processing_status\":\"ready\",\"processed_path\":\"elsewhere\"}"));
    var book = owner.select("books?select=*").path(0);
    assertThat(book.path("processing_status").asText()).isEqualTo("queued");
    assertThat(book.path("processed_path").isNull()).isTrue();
    assertThat(send(owner.token(), new Ask("DELETE", mine(owner), "")).statusCode()).isEqualTo(204);
    assertThat(owner.select("book_processing_jobs?select=*")).isEmpty();
  }

  @Test
  void the_service_key_sees_all_and_may_call_the_queue() throws Exception {
    owner();
    owner();
    var key = site().stack().keys().serviceRoleJwt();
    assertThat(send(key, new Ask("POST", "/rest/v1/rpc/book_job_stats", "{}")).statusCode())
        .isEqualTo(200);
    var users = send(key, new Ask("GET", BOOKS + "?select=user_id", "")).body();
    assertThat(users.split("user_id", -1).length).isGreaterThan(2);
  }

  private Browser owner() throws IOException, InterruptedException {
    var browser = site().browser();
    browser.add(BOOK, "?", Workshop.sample("the-borrowed-umbrella.epub"));
    return browser;
  }

  private static String mine(Browser owner) {
    return JOBS + "?book_id=eq.book&user_id=eq." + owner.userId();
  }

  private static String newJob(Browser user, String book, String source) {
    return "{\"user_id\":\"%s\",\"book_id\":\"%s\",\"status\":\"queued\",\"source_path\":\"%s\"}"
        .formatted(user.userId(), book, source);
  }

  /// As a visitor when `token` is empty.
  private HttpResponse<String> send(String token, Ask ask)
      throws IOException, InterruptedException {
    var keys = site().stack().keys();
    var service = token.equals(keys.serviceRoleJwt());
    var headers =
        Map.of(
            "apikey",
            service ? token : keys.publishable(),
            "Authorization",
            "Bearer " + (token.isEmpty() ? keys.publishable() : token),
            "Content-Type",
            "application/json");
    var request =
        HttpRequest.newBuilder(URI.create(site().stack().url() + ask.path()))
            .method(
                ask.method(),
                ask.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(ask.body()));
    headers.forEach(request::header);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }
}
