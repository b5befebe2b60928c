package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// Reading without a network: opened books, marks and places; two devices; two windows.
@InChromium
class TrainTest {
  private static final String TITLE = "灯台の郵便屋";

  /// True when this device has all files of the page and all words of the book.
  private static final String PACKED =
      """
      async () => {
        const names = async name => (await (await caches.open(name)).keys()).map(({ url }) => url);
        const [page, books] = [await names('page'), await names('books')];
        return page.some(url => url.endsWith('unpack-worker.js')) && page.some(url => url.endsWith('/'))
          && books.filter(url => url.includes('tokens')).length >= 4 && books.some(url => url.includes('vocabulary'));
      }\
      """;

  /// The same of a book of one chapter.
  private static final String KEPT_HERE = PACKED.replace(">= 4", ">= 1");

  /// Two files as an earlier visit kept them, when the first visit has kept all.
  private static final String AGED =
      """
      async () => {
        const page = await caches.open('page');
        if (!await page.match(new URL('main.js', document.baseURI).href)) return false;
        for (const name of ['main.js', 'manifest.json'])
          await page.put(new URL(name, document.baseURI).href, new Response('old'));
        return true;
      }\
      """;

  private static final String RENEWED =
      """
      async () => {
        const page = await caches.open('page');
        const kept = ['main.js', 'manifest.json'].map(
          async name => (await page.match(new URL(name, document.baseURI).href)).text());
        return !(await Promise.all(kept)).includes('old')
          && !(await caches.keys()).some(name => name.startsWith('page-of-'));
      }\
      """;

  private final PageStage stage;

  TrainTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_book_that_was_opened_is_read_and_marked_without_a_network_and_all_is_sent_later()
      throws Exception {
    var user = stage.user("train@example.org");
    user.add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    try (var learner = stage.traveller("train").signIn()) {
      learner.openBook(TITLE);
      learner.chapter("一　届かない手紙");
      // A function that answers later is not waited for by the page's own waiting.
      learner.page().waitForCondition(() -> learner.page().evaluate(PACKED).equals(true));
      learner.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
      learner.page().context().setOffline(true);
      learner.page().reload();
      learner.inChapter("");
      assertThat(learner.page().locator(".chapter-title")).hasText("一　届かない手紙");
      learner.chapter("二　三百段の坂");
      learner.chapter("三　霧の朝");
      learner.chapter("二　三百段の坂");
      learner.word("坂").click();
      learner.press("3");
      learner.press("Escape");
      assertThat(learner.word("坂")).hasAttribute("data-s", "known");
      assertThat(learner.page().locator(".offline-strip")).hasCount(1);
      assertThat(learner.page().locator(".offline-strip")).isVisible();
      assertThat(learner.page().locator(".notice")).hasCount(0);
      learner.page().waitForTimeout(1000);
      learner.page().reload();
      learner.inChapter("");
      assertThat(learner.page().locator(".chapter-title")).hasText("二　三百段の坂");
      assertThat(learner.word("坂")).hasAttribute("data-s", "known");

      learner.page().context().setOffline(false);
      assertThat(learner.page().locator(".offline-strip")).isHidden();
      learner.page().waitForCondition(() -> status(user, "坂").equals("known"));
      assertThat(rows(user, "progress?select=chapter_id")).hasSize(1);
    }
  }

  @Test
  void the_files_of_a_visit_are_kept_together_when_the_page_has_all() throws Exception {
    try (var learner = stage.traveller("renewer").signUp()) {
      learner.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
      learner.page().waitForCondition(() -> learner.page().evaluate(AGED).equals(true));
      learner.page().reload();
      assertThat(learner.heading("Library")).isVisible();
      assertThat(learner.page().evaluate(RENEWED)).isEqualTo(false);
      learner.page().waitForCondition(() -> learner.page().evaluate(RENEWED).equals(true));
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void where_nobody_signs_in_a_reload_without_a_network_opens_the_book_again() throws Exception {
    var user = stage.user(PageStage.OPERATOR);
    user.add("here", "?", SpeedBook.epub("旅", "ja", "<p>犬が走る。猫が眠る。</p>"));
    stage.work();
    try (var learner = stage.travellerAtThisMachine().goTo("#/read/here")) {
      learner.inChapter("");
      learner.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
      learner.page().waitForCondition(() -> learner.page().evaluate(KEPT_HERE).equals(true));
      assertThat((String) learner.page().evaluate("() => JSON.stringify(localStorage)"))
          .contains(PageStage.OPERATOR)
          .doesNotContain("token");
      learner.page().context().setOffline(true);
      learner.page().reload();
      learner.inChapter("");
      learner.word("犬").click();
      learner.press("3");
      learner.press("Escape");
      learner.page().waitForTimeout(1000);
      learner.page().reload();
      learner.inChapter("");
      assertThat(learner.word("犬")).hasAttribute("data-s", "known");

      learner.page().context().setOffline(false);
      learner.page().waitForCondition(() -> status(user, "犬").equals("known"));
      assertThat(learner.page().locator(".offline-strip")).isHidden();
    }
  }

  @Test
  void a_sign_out_with_unsent_changes_asks_first() throws Exception {
    var user = stage.user("leaver@example.org");
    user.add("leaving", "?", SpeedBook.epub("宿", "ja", "<p>犬が走る。猫が眠る。</p>"));
    stage.work();
    try (var learner = stage.traveller("leaver").signIn()) {
      learner.openBook("宿");
      learner.word("犬").click();
      learner.page().context().setOffline(true);
      learner.press("2");
      learner.press("Escape");
      learner.press("b");
      learner.press("g");
      learner.button("Sign out").click();
      assertThat(learner.page().locator("dialog")).containsText("only on this device");
      learner.button("Cancel").click();
      learner.page().context().setOffline(false);
      learner.page().waitForCondition(() -> status(user, "犬").equals("learning"));
      learner.button("Sign out").click();
      assertThat(learner.heading("Sign in")).isVisible();
      learner.signIn();
      learner.openBook("宿");
      assertThat(learner.word("犬")).hasAttribute("data-s", "learning");
      assertThat(learner.button("Bookmark this place")).hasAttribute("aria-pressed", "true");
    }
  }

  @Test
  void of_two_devices_the_later_mark_counts_whichever_is_sent_first() throws Exception {
    var user = stage.user("twins@example.org");
    user.add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    try (var phone = stage.traveller("twins").signIn();
        var desk = stage.visitor("twins").signIn()) {
      phone.openBook(TITLE);
      phone.chapter("二　三百段の坂");
      phone.word("坂").click();
      phone.page().context().setOffline(true);
      phone.press("2");
      assertThat(phone.page().locator(".offline-strip")).isVisible();
      phone.press("Escape");
      phone.word("港").click();
      phone.press("2");
      phone.press("Escape");
      desk.openBook(TITLE);
      desk.chapter("二　三百段の坂");
      desk.word("坂").click();
      desk.press("3");
      desk.page().waitForCondition(() -> status(user, "坂").equals("known"));
      phone.page().context().setOffline(false);
      phone.page().waitForCondition(() -> status(user, "港").equals("learning"));
      assertThat(status(user, "坂")).isEqualTo("known");
    }
  }

  @Test
  void two_windows_agree_at_once() throws Exception {
    stage.user("pair@example.org").add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    try (var learner = stage.visitor("pair").signIn()) {
      learner.openBook(TITLE);
      learner.chapter("二　三百段の坂");
      var chapter = learner.page().locator(".viewport").getAttribute("data-ready");
      var other = learner.window("#/read/sample/" + chapter);
      other.waitForSelector("[data-ready]");
      learner.word("坂").click();
      learner.press("3");
      assertThat(other.locator(".w[data-s=known]").first()).isVisible();
      learner.press("1");
      assertThat(other.locator(".w[data-s=known]")).hasCount(0);
    }
  }

  private static String status(Browser user, String lemma) {
    for (var row : rows(user, "vocabulary?select=lemma,status")) {
      if (row.path("lemma").asText().equals(lemma)) {
        return row.path("status").asText();
      }
    }
    return "";
  }

  private static JsonNode rows(Browser user, String query) {
    try {
      return user.select(query);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
