package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// Search in a book, bookmarks, highlights with notes.
@InChromium
class NotebookTest {
  private static final String TITLE = "灯台の郵便屋";
  private static final String FIRST = "一　届かない手紙";
  private static final String SECOND = "二　三百段の坂";

  /// A display that paints no backgrounds: on such a one the page uses the browser's own
  /// highlights, of which a test can read the text.
  private static final String PAINTLESS =
      """
      const real = matchMedia.bind(window);
      window.matchMedia = query => query.includes('forced-colors')
        ? Object.assign(new EventTarget(), { matches: true }) : real(query);\
      """;

  private final PageStage stage;

  NotebookTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_word_is_found_in_all_of_its_forms_by_its_reading_and_by_text() throws Exception {
    try (var learner = open("searcher")) {
      learner.chapter(SECOND);
      learner.press("/");
      var field = learner.page().getByLabel("Text, word or reading");
      field.fill("覚える");
      assertThat(hit(learner, "覚えられてしまった")).isVisible();
      assertThat(learner.page().locator(".hits")).containsText("form of the word");
      field.fill("てがみ");
      assertThat(hit(learner, "手紙").first()).isVisible();
      assertThat(learner.page().locator(".hits")).containsText("by reading");
      field.fill("ﾃｶﾞﾐ");
      assertThat(hit(learner, "手紙").first()).isVisible();
      field.fill("おぼえませんでした");
      assertThat(hit(learner, "覚えられてしまった")).isVisible();
      field.fill("どこにもない言葉");
      assertThat(learner.page().getByText("search for its dictionary form")).isVisible();
      field.fill("犬にまで");
      hit(learner, "犬にまで").click();
      assertThat(learner.page().locator(".chapter-title")).hasText(FIRST);
      assertThat(learner.word("覚えられてしまった")).isVisible();
      learner.page().waitForFunction("() => CSS.highlights.has('found')");
      assertThat(highlighted(learner, "found")).isEqualTo("犬にまで");
      learner.page().goBack();
      assertThat(learner.page().locator(".chapter-title")).hasText(SECOND);
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_bookmark_leads_back_and_is_there_on_another_device() throws Exception {
    try (var learner = open("marker2")) {
      learner.chapter(SECOND);
      learner.button("Next page").click();
      assertThat(learner.page().locator(".place")).not().hasText(Pattern.compile("^0%.*"));
      var place = learner.page().locator(".place").textContent();
      stored(learner, () -> learner.press("b"));
      assertThat(bookmark(learner)).hasAttribute("aria-pressed", "true");
      learner.button("Previous page").click();
      assertThat(bookmark(learner)).hasAttribute("aria-pressed", "false");

      try (var phone = stage.visitor("marker2").signIn()) {
        phone.openBook(TITLE);
        phone.chapter(FIRST);
        phone.press("n");
        phone.page().locator(".place-text").click();
        assertThat(phone.page().locator(".chapter-title")).hasText(SECOND);
        assertThat(phone.page().locator(".place")).hasText(place);
        assertThat(bookmark(phone)).hasAttribute("aria-pressed", "true");
        stored(phone, () -> bookmark(phone).click());
        assertThat(bookmark(phone)).hasAttribute("aria-pressed", "false");
        assertThat(phone.complaints()).isEmpty();
      }
      learner.page().reload();
      learner.inChapter("");
      learner.press("n");
      assertThat(learner.page().getByText("Nothing here yet.")).isVisible();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_sentence_is_highlighted_with_a_note_and_exported_as_markdown() throws Exception {
    try (var learner = open("noter")) {
      learner.chapter(FIRST);
      learner.word("覚えられてしまった").click();
      stored(learner, () -> learner.press("h"));
      learner.press("Escape");
      learner.page().waitForFunction("() => CSS.highlights.has('mine')");
      assertThat(highlighted(learner, "mine")).endsWith("犬にまで覚えられてしまった。");

      learner.press("n");
      var note = learner.page().locator(".places textarea");
      note.fill("passive, and *regret*");
      stored(learner, note::blur);
      var file = learner.page().waitForDownload(() -> learner.button("Export (Markdown)").click());
      assertThat(file.suggestedFilename()).isEqualTo(TITLE + ".md");
      assertThat(Files.readString(file.path()))
          .startsWith("# " + TITLE + "\n")
          .contains("## " + FIRST + "\n\n> ")
          .contains("覚えられてしまった。\n\npassive, and \\*regret\\*\n");
      learner.press("Escape");

      learner.page().reload();
      learner.inChapter("");
      learner.page().waitForFunction("() => CSS.highlights.has('mine')");
      learner.press("n");
      assertThat(learner.page().locator(".places textarea")).hasValue("passive, and *regret*");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_note_that_is_being_written_is_kept_when_the_page_goes() throws Exception {
    try (var learner = open("writer")) {
      learner.chapter(FIRST);
      learner.word("覚えられてしまった").click();
      stored(learner, () -> learner.press("h"));
      learner.press("Escape");
      learner.press("n");
      var note = learner.page().locator(".places textarea");
      note.click();
      stored(learner, () -> learner.page().keyboard().type("told to the account "));
      assertThat(note).isFocused();
      learner.page().keyboard().type("and on the device");
      learner.page().waitForCondition(() -> kept(learner).contains("and on the device"));
      learner.page().reload();
      learner.inChapter("");
      learner.press("n");
      assertThat(note).hasValue("told to the account and on the device");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void selected_text_offers_to_be_highlighted() throws Exception {
    try (var learner = open("selector")) {
      learner.chapter(FIRST);
      learner.word("手紙");
      learner
          .page()
          .evaluate(
              """
              () => {
                const words = [...document.querySelectorAll('.text .w')].slice(3, 6);
                const range = new Range();
                range.setStartBefore(words[0]);
                range.setEndAfter(words[2]);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
              }\
              """);
      stored(learner, () -> learner.page().locator(".selection-bar button").nth(1).click());
      assertThat(learner.page().locator(".places textarea")).isFocused();
      assertThat(learner.page().locator(".place-text")).not().hasText("");
      learner.press("Escape");
      assertThat(learner.page().locator(".selection-bar")).isHidden();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void what_the_server_does_not_take_is_kept_here_and_told_later() throws Exception {
    try (var learner = open("offline-noter")) {
      learner.chapter(FIRST);
      learner.word("覚えられてしまった").click();
      learner.page().route("**/places.json*", Route::abort);
      learner.press("h");
      assertThat(learner.page().locator(".notice.error"))
          .containsText("This is kept on this device and goes to your account later");
      learner.page().unrouteAll();
      stored(learner, () -> learner.page().reload());
      learner.inChapter("");
      learner.press("n");
      assertThat(learner.page().locator(".place-text")).hasCount(1);
    }
  }

  private Visitor open(String name) throws Exception {
    stage.user(name + "@example.org").add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    var learner = stage.visitor(name);
    learner.page().addInitScript(PAINTLESS);
    learner.signIn().openBook(TITLE);
    return learner;
  }

  private static Locator hit(Visitor learner, String text) {
    return learner
        .page()
        .locator(
            ".hit", new Page.LocatorOptions().setHas(learner.page().locator("mark", exact(text))));
  }

  private static Page.LocatorOptions exact(String text) {
    return new Page.LocatorOptions().setHasText(Pattern.compile("^" + text + "$"));
  }

  /// What the device has of bookmarks and highlights.
  private static String kept(Visitor learner) {
    return (String)
        learner
            .page()
            .evaluate(
                "async () => JSON.stringify(await (await import('/words/store.js')).entriesOf('notes'))");
  }

  private static Locator bookmark(Visitor learner) {
    return learner.button("Bookmark this place");
  }

  /// The text that a highlight of the browser covers.
  private static String highlighted(Visitor learner, String name) {
    return (String)
        learner.page().evaluate("name => [...CSS.highlights.get(name)].map(String).join('')", name);
  }

  private static void stored(Visitor learner, Runnable action) {
    learner
        .page()
        .waitForResponse(
            response ->
                response.url().contains("/places.json")
                    && response.request().method().equals("POST")
                    && response.ok(),
            action);
  }
}
