package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.local.http.Jwt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Large books go in pieces, and a broken connection costs no more than the piece on its way.
@InChromium
class LargeUploadTest {
  private static final int MB = 1024 * 1024;
  private static final int PIECE = 6 * MB;
  private static final String PIECES = "/storage/v1/upload/resumable";
  private static final int NO_ANSWER = 0;

  /// What all requests of a test need beside their bodies.
  private static final int HEADS = MB / 4;

  private static final String REMEMBERED =
      "() => JSON.parse(localStorage.getItem('reader.uploads') ?? '[]').length";
  private static final String SENT =
      "sent => JSON.parse(localStorage.getItem('reader.uploads') ?? '[]')[0]?.sent === sent";
  private static final String TOKEN =
      """
      token => {
        const session = { ...JSON.parse(localStorage.getItem('reader.session')), access_token: token };
        localStorage.setItem('reader.session', JSON.stringify(session));
      }\
      """;

  /// The minute and a half of silence after which the page gives a connection up passes in two
  /// seconds.
  private static final String SHORT_SILENCE =
      """
      () => {
        const real = window.setTimeout;
        window.setTimeout = (work, ms, ...more) => real(work, ms === 90000 ? 2000 : ms, ...more);
      }\
      """;

  @TempDir private Path folder;
  private final PageStage stage;
  private final List<String> calls = new ArrayList<>();

  LargeUploadTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_book_of_20_mb_goes_in_four_pieces() throws Exception {
    try (var learner = stage.visitor("pieces").signUp()) {
      watch(learner.page());
      var book = book(20 * MB, 1);
      choose(learner.page(), book);
      assertThat(learner.page().locator(".badge")).hasText("Waiting");
      assertThat(calls)
          .containsExactly("POST 201", "PATCH 204", "PATCH 204", "PATCH 204", "PATCH 204");
      assertThat(stored("pieces")).isEqualTo(Files.readAllBytes(book));
      assertThat((int) learner.page().evaluate(REMEMBERED)).isZero();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_connection_that_breaks_costs_no_more_than_one_piece() throws Exception {
    try (var wire = new Wire(stage.stack().url());
        var learner = wired("wire", wire)) {
      watch(learner.page());
      var book = book(20 * MB, 2);
      var before = wire.sent();
      var failed = new AtomicBoolean();
      learner
          .page()
          .onRequestFailed(request -> failed.set(failed.get() || request.method().equals("PATCH")));
      wire.breakAfter(9 * MB);
      choose(learner.page(), book);
      learner.page().waitForCondition(failed::get);
      wire.mend();
      assertThat(learner.page().locator(".badge")).hasText("Waiting");
      assertThat(calls).contains("HEAD 200");
      assertThat(calls.stream().filter("POST 201"::equals)).hasSize(1);
      assertThat(wire.sent() - before).isLessThan(20 * MB + PIECE + HEADS);
      assertThat(stored("wire")).isEqualTo(Files.readAllBytes(book));
    }
  }

  @Test
  void a_connection_that_goes_silent_is_given_up_and_another_goes_on() throws Exception {
    try (var wire = new Wire(stage.stack().url());
        var learner = wired("silent", wire)) {
      var page = learner.page();
      page.evaluate(SHORT_SILENCE);
      watch(page);
      wire.stallAfter(8 * MB);
      var book = book(20 * MB, 7);
      choose(page, book);
      page.waitForFunction(SENT, PIECE);
      page.waitForCondition(wire::isStalled);
      assertThat(page.locator(".badge")).hasText("Waiting");
      assertThat(calls).startsWith("POST 201", "PATCH 204", "HEAD 200", "PATCH 204");
      // The server keeps what it had of the piece that went silent, once it knows that the
      // connection is dead: what is left are two pieces or three.
      assertThat(calls.subList(3, calls.size())).containsOnly("PATCH 204").hasSizeBetween(2, 3);
      assertThat(stored("silent")).isEqualTo(Files.readAllBytes(book));
    }
  }

  @Test
  void a_server_without_pieces_gets_the_book_at_once() throws Exception {
    try (var learner = stage.visitor("at-once").signUp()) {
      var page = learner.page();
      watch(page);
      var count = 0;
      for (var status : List.of(404, 405, 501, NO_ANSWER)) {
        page.unrouteAll();
        page.route("**" + PIECES, route -> refuse(route, status));
        choose(page, book(7 * MB, 10 + status));
        count++;
        assertThat(page.locator(".badge")).hasCount(count);
      }
      assertThat(calls).noneMatch(call -> call.startsWith("PATCH"));
      var sizes = stage.user("at-once@example.org").select("books?select=file_size");
      assertThat(sizes).hasSize(4);
    }
  }

  private static void refuse(Route route, int status) {
    if (status == NO_ANSWER) {
      route.abort();
    } else {
      route.fulfill(new Route.FulfillOptions().setStatus(status));
    }
  }

  @Test
  void a_page_that_was_left_offers_to_go_on_with_the_same_file() throws Exception {
    try (var wire = new Wire(stage.stack().url());
        var learner = wired("left", wire)) {
      var page = learner.page();
      page.onDialog(dialog -> dialog.accept());
      var book = book(20 * MB, 4);
      wire.stallAfter(13 * MB);
      choose(page, book);
      page.waitForFunction(SENT, 2 * PIECE);
      page.waitForCondition(wire::isStalled);
      page.reload();
      var offer = page.getByText("is uploaded up to 60%");
      assertThat(offer).isVisible();

      watch(page);
      page.waitForFileChooser(() -> learner.button("Choose the file").click()).setFiles(book);
      assertThat(page.locator(".badge")).hasText("Waiting");
      assertThat(offer).isHidden();
      assertThat(calls).containsExactly("HEAD 200", "PATCH 204", "PATCH 204");
      assertThat(stored("left")).isEqualTo(Files.readAllBytes(book));
    }
  }

  @Test
  void another_window_does_not_offer_to_discard_what_this_one_sends() throws Exception {
    try (var wire = new Wire(stage.stack().url());
        var learner = wired("windows", wire)) {
      var page = learner.page();
      wire.stallAfter(8 * MB);
      choose(page, book(20 * MB, 8));
      page.waitForFunction(SENT, PIECE);
      page.waitForCondition(wire::isStalled);
      var other = page.context().newPage();
      other.navigate(wire.url() + "/");
      assertThat(other.getByText("Your shelf is empty")).isVisible();
      assertThat(other.locator(".interrupted li")).hasCount(0);
      page.onDialog(dialog -> dialog.accept());
      page.navigate("about:blank");
      other.reload();
      assertThat(other.getByText("is uploaded up to 30%")).isVisible();
    }
  }

  @Test
  void who_cancels_an_upload_ends_it_on_the_server_too() throws Exception {
    try (var wire = new Wire(stage.stack().url());
        var learner = wired("ender", wire)) {
      var page = learner.page();
      wire.stallAfter(8 * MB);
      choose(page, book(20 * MB, 5));
      page.waitForFunction(SENT, PIECE);
      page.waitForCondition(wire::isStalled);
      var ended =
          page.waitForResponse(
              response -> response.request().method().equals("DELETE"),
              () -> {
                learner.page().locator("[aria-label^='Cancel: book-5']").click();
                wire.flow();
              });
      assertThat(ended.status()).isEqualTo(204);
      assertThat(page.getByText("The upload of book-5.epub is cancelled.")).isVisible();
      assertThat(page.locator(".uploads li")).hasCount(0);
      assertThat((int) page.evaluate(REMEMBERED)).isZero();
      assertThat(page.getByText("Your shelf is empty")).isVisible();
    }
  }

  @Test
  void a_token_that_runs_out_in_the_middle_is_renewed() throws Exception {
    try (var wire = new Wire(stage.stack().url());
        var learner = wired("renewed", wire)) {
      var page = learner.page();
      var other = page.context().newPage();
      other.navigate(wire.url() + "/");
      watch(page);
      wire.stallAfter(8 * MB);
      var book = book(20 * MB, 6);
      choose(page, book);
      page.waitForFunction(SENT, PIECE);
      page.waitForCondition(wire::isStalled);
      other.evaluate(TOKEN, expired());
      page.waitForResponse(
          response -> response.url().contains("grant_type=refresh_token") && response.ok(),
          wire::flow);
      assertThat(page.locator(".badge")).hasText("Waiting");
      assertThat(calls).contains("PATCH 400");
      assertThat(stored("renewed")).isEqualTo(Files.readAllBytes(book));
    }
  }

  /// Somebody signed in on the page as it is reached over the wire.
  private Visitor wired(String name, Wire wire) throws Exception {
    stage.user(name + "@example.org");
    var visitor = stage.visitor(name);
    var page = visitor.page();
    page.context().route("**/config.js", route -> route.fulfill(visitor.config(wire.url())));
    page.navigate(wire.url() + "/");
    page.getByLabel("E-mail").fill(name + "@example.org");
    page.getByLabel("Password").fill(Workshop.PASSWORD);
    visitor.button("Sign in").click();
    assertThat(visitor.heading("Library")).isVisible();
    return visitor;
  }

  /// Signed by this stack, and an hour too old.
  private String expired() {
    return new Jwt(stage.stack().keys().jwtSecret())
        .sign(Map.of("role", "authenticated", "exp", 1_700_000_000L));
  }

  /// Writes down the calls for pieces and how they ended.
  private void watch(Page page) {
    page.onResponse(response -> {
      if (response.url().contains(PIECES)) {
        calls.add(response.request().method() + " " + response.status());
      }
    });
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
  private Path book(int size, long seed) throws IOException {
    var file = folder.resolve("book-" + seed + ".epub");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("picture.png"));
      var content = new byte[size - 1000];
      new Random(seed).nextBytes(content);
      zip.write(content);
    }
    return file;
  }
}
