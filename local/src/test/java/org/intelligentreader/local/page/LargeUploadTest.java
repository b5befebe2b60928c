package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Large books go in pieces, and a broken connection costs no more than the piece on its way.
@InChromium
class LargeUploadTest {
  private static final int MB = 1024 * 1024;
  private static final int PIECE = 6 * MB;
  private static final String PIECES = "/storage/v1/upload/resumable";
  private static final String PLACE =
      "() => JSON.parse(localStorage.getItem('reader.uploads') ?? '[]').length";

  private final PageStage stage;
  private final List<String> calls = new ArrayList<>();

  LargeUploadTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_book_of_20_mb_goes_in_four_pieces() throws Exception {
    try (var learner = stage.visitor("pieces").signUp()) {
      var book = book(20 * MB, 1);
      watch(learner.page());
      send(learner.page(), "large.epub", book);
      assertThat(learner.page().locator(".badge")).hasText("Waiting");
      assertThat(calls)
          .containsExactly("POST 201", "PATCH 204", "PATCH 204", "PATCH 204", "PATCH 204");
      assertThat(stored("pieces")).isEqualTo(book);
      assertThat((int) learner.page().evaluate(PLACE)).isZero();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_connection_that_breaks_costs_no_more_than_one_piece() throws Exception {
    stage.user("wire@example.org");
    try (var learner = stage.visitor("wire");
        var wire = new Wire(stage.stack().url())) {
      var page = learner.page();
      page.route("**/config.js", route -> route.fulfill(learner.config(wire.url())));
      page.navigate(wire.url() + "/");
      page.getByLabel("E-mail").fill("wire@example.org");
      page.getByLabel("Password").fill(Workshop.PASSWORD);
      learner.button("Sign in").click();
      assertThat(learner.heading("Library")).isVisible();

      var book = book(20 * MB, 2);
      watch(page);
      var before = wire.sent();
      wire.breakAfter(9 * MB);
      send(page, "large.epub", book);
      assertThat(page.locator(".badge")).hasText("Waiting");
      assertThat(wire.isBroken()).isTrue();
      assertThat(calls).contains("HEAD 200");
      assertThat(calls.stream().filter("POST 201"::equals)).hasSize(1);
      assertThat(wire.sent() - before).isLessThan(book.length + PIECE);
      assertThat(stored("wire")).isEqualTo(book);
    }
  }

  @Test
  void a_server_without_pieces_gets_the_book_at_once() throws Exception {
    for (var status : new int[] {404, 405, 501, 0}) {
      var name = "at-once-" + status;
      try (var learner = stage.visitor(name).signUp()) {
        var book = book(7 * MB, 3);
        calls.clear();
        watch(learner.page());
        learner
            .page()
            .route(
                "**" + PIECES,
                route -> {
                  if (status == 0) {
                    route.abort();
                  } else {
                    route.fulfill(new Route.FulfillOptions().setStatus(status));
                  }
                });
        send(learner.page(), "large.epub", book);
        assertThat(learner.page().locator(".badge")).hasText("Waiting");
        assertThat(calls).noneMatch(call -> call.startsWith("PATCH"));
        assertThat(stored(name)).isEqualTo(book);
      }
    }
  }

  @Test
  void a_page_that_was_left_offers_to_go_on_with_the_same_file(@TempDir Path folder)
      throws Exception {
    try (var learner = stage.visitor("left").signUp()) {
      var page = learner.page();
      var book = book(20 * MB, 4);
      var file = Files.write(folder.resolve("large.epub"), book);
      page.onDialog(dialog -> dialog.accept());
      stallAfter(page, 2);
      choose(page, file);
      page.waitForFunction(
          "() => JSON.parse(localStorage.getItem('reader.uploads') ?? '[]')[0]?.sent === 12582912");
      page.reload();
      var offer = page.getByText("large.epub is uploaded up to 60%");
      assertThat(offer).isVisible();

      page.unrouteAll();
      watch(page);
      page.waitForFileChooser(() -> learner.button("Choose the file").click()).setFiles(file);
      assertThat(page.locator(".badge")).hasText("Waiting");
      assertThat(offer).isHidden();
      assertThat(calls).containsExactly("HEAD 200", "PATCH 204", "PATCH 204");
      assertThat(stored("left")).isEqualTo(book);
    }
  }

  @Test
  void who_cancels_an_upload_ends_it_on_the_server_too() throws Exception {
    try (var learner = stage.visitor("ender").signUp()) {
      var page = learner.page();
      stallAfter(page, 1);
      watch(page);
      send(page, "large.epub", book(20 * MB, 5));
      page.waitForFunction("() => document.querySelector('.uploads progress')?.value >= 0.3");
      var ended =
          page.waitForResponse(
              response -> response.request().method().equals("DELETE"),
              () -> learner.button("Cancel: large.epub").click());
      assertThat(ended.status()).isEqualTo(204);
      assertThat(page.getByText("The upload of large.epub is cancelled.")).isVisible();
      assertThat(page.locator(".uploads li")).hasCount(0);
      assertThat((int) page.evaluate(PLACE)).isZero();
      assertThat(page.getByText("Your shelf is empty")).isVisible();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_token_that_runs_out_in_the_middle_is_renewed() throws Exception {
    try (var learner = stage.visitor("renewed").signUp()) {
      var page = learner.page();
      var pieces = new AtomicInteger();
      page.route(
          "**" + PIECES + "/**",
          route -> {
            var second = pieces.incrementAndGet() == 2;
            route.resume(
                second
                    ? new Route.ResumeOptions().setHeaders(withToken(route, expired()))
                    : new Route.ResumeOptions());
          });
      var book = book(20 * MB, 6);
      page.waitForResponse(
          response -> response.url().contains("grant_type=refresh_token") && response.ok(),
          () -> send(page, "large.epub", book));
      assertThat(page.locator(".badge")).hasText("Waiting");
      assertThat(stored("renewed")).isEqualTo(book);
    }
  }

  /// Signed by this stack, and an hour too old.
  private String expired() {
    return new org.intelligentreader.local.http.Jwt(stage.stack().keys().jwtSecret())
        .sign(Map.of("role", "authenticated", "exp", 1_700_000_000L));
  }

  private static Map<String, String> withToken(Route route, String token) {
    var headers = new java.util.HashMap<>(route.request().headers());
    headers.put("authorization", "Bearer " + token);
    return headers;
  }

  /// Writes down the calls for pieces and how they ended.
  private void watch(Page page) {
    page.onResponse(response -> {
      if (response.url().contains(PIECES)) {
        calls.add(response.request().method() + " " + response.status());
      }
    });
  }

  /// After so many pieces the server seems to be asleep.
  private static void stallAfter(Page page, int pieces) {
    var count = new AtomicInteger();
    page.route(
        "**" + PIECES + "/**",
        route -> {
          if (!route.request().method().equals("PATCH") || count.incrementAndGet() <= pieces) {
            route.resume();
          }
        });
  }

  private static void send(Page page, String name, byte[] book) {
    page.waitForFileChooser(() -> page.keyboard().press("u"))
        .setFiles(new FilePayload(name, "application/epub+zip", book));
  }

  private static void choose(Page page, Path file) {
    page.waitForFileChooser(() -> page.keyboard().press("u")).setFiles(file);
  }

  private byte[] stored(String name) throws IOException, InterruptedException {
    var user = stage.user(name + "@example.org");
    return user.download(
        user.select("books?select=storage_path").path(0).path("storage_path").asText());
  }

  /// Of about that size, a little smaller; no reader needs to open it.
  private static byte[] book(int size, long seed) throws IOException {
    var bytes = new ByteArrayOutputStream(size);
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("picture.png"));
      var content = new byte[size - 1000];
      new Random(seed).nextBytes(content);
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}
