package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.regex.Pattern;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// Files dropped, pages swiped, words stepped through, copied and spoken.
@InChromium
class HandlingTest {
  /// Longer than the page waits before it takes a new place for the reader's.
  private static final int SETTLED_MS = 400;

  private static final List<String> SAMPLES =
      List.of("todai-no-yubinya.epub", "the-borrowed-umbrella.epub");

  private static final String DROP =
      """
      async names => {
        const data = new DataTransfer();
        for (const name of names) {
          const bytes = await (await fetch('samples/' + name)).blob();
          data.items.add(new File([bytes], name, { type: 'application/epub+zip' }));
        }
        const drag = type => document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        drag('dragover');
        const veil = document.querySelector('.veil')?.textContent;
        drag('drop');
        return veil;
      }\
      """;

  private static final String SWIPE =
      """
      dx => {
        const place = document.querySelector('.viewport');
        const touch = x => new Touch({ identifier: 1, target: place, clientX: x, clientY: 300 });
        place.dispatchEvent(new TouchEvent('touchstart', { touches: [touch(300)], bubbles: true }));
        place.dispatchEvent(new TouchEvent('touchend', { changedTouches: [touch(300 + dx)], bubbles: true }));
      }\
      """;

  private final PageStage stage;

  HandlingTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void several_books_can_be_dropped_anywhere_and_are_known_by_their_content() throws Exception {
    try (var learner = stage.visitor("dropper").signUp()) {
      assertThat(learner.page().evaluate(DROP, SAMPLES)).isEqualTo("Drop to add to your library");
      assertThat(learner.page().locator(".card")).hasCount(2);
      assertThat(learner.page().locator(".veil")).hasCount(0);

      learner.page().evaluate(DROP, SAMPLES);
      assertThat(learner.page().locator(".uploads .notice-line")).hasCount(2);
      assertThat(learner.page().locator(".card")).hasCount(2);
      assertThat(learner.complaints()).isEmpty();
    }
    stage.work();
  }

  @Test
  void several_books_can_be_chosen_by_the_button_and_the_shelf_sorted_and_filtered()
      throws Exception {
    try (var learner = stage.visitor("chooser").signUp()) {
      var chooser =
          learner.page().waitForFileChooser(() -> learner.button("Add books").first().click());
      assertThat(chooser.isMultiple()).isTrue();
      chooser.setFiles(
          SAMPLES.stream()
              .map(name -> new FilePayload(name, "application/epub+zip", Workshop.sample(name)))
              .toArray(FilePayload[]::new));
      assertThat(learner.page().locator(".card")).hasCount(2);
      stage.work();
      assertThat(learner.page().getByText("different words")).hasCount(2);

      var titles = learner.page().locator(".card .title");
      learner.page().locator(".toolbar select").first().selectOption("title");
      assertThat(titles).hasText(new String[] {"The Borrowed Umbrella", "灯台の郵便屋"});
      learner.page().reload();
      learner.page().locator(".toolbar select").last().selectOption("ja");
      assertThat(titles).hasText(new String[] {"灯台の郵便屋"});
      learner.page().getByLabel("Search title").fill("umbrella");
      assertThat(learner.page().getByText("No book matches.")).isVisible();
    }
  }

  @Test
  void a_swipe_turns_the_page_as_the_text_runs() throws Exception {
    try (var learner = open()) {
      var place = learner.page().locator(".place");
      var first = place.textContent();
      learner.page().evaluate(SWIPE, 120);
      assertThat(place).not().hasText(first);
      learner.page().evaluate(SWIPE, -120);
      assertThat(place).hasText(first);
      learner.page().evaluate(SWIPE, 20);
      assertThat(place).hasText(first);

      learner.press("v");
      learner.page().evaluate(SWIPE, -120);
      assertThat(place).not().hasText(first);
      learner.page().evaluate(SWIPE, 120);
      assertThat(place).hasText(first);
      learner.page().setViewportSize(390, 760);
      for (var edge : List.of(387, 3)) {
        var before = place.textContent();
        learner.page().mouse().click(edge, 400);
        assertThat(place).not().hasText(before);
      }
    }
  }

  @Test
  void a_chapter_can_be_scrolled_and_the_place_is_kept() throws Exception {
    try (var learner = open()) {
      learner.press("v");
      var start = learner.page().locator(".place").textContent();
      learner.button("Text settings").click();
      learner.page().locator("input[name=flow][value=scroll]").check();
      learner.press("Escape");
      var viewport = learner.page().locator(".viewport");
      viewport.evaluate("text => text.scrollTo(0, text.scrollHeight)");
      assertThat(learner.page().locator(".place")).not().hasText(start);
      learner
          .page()
          .waitForFunction("() => document.querySelectorAll('.chunk:last-child .w').length > 0");
      var place = learner.page().locator(".place").textContent();
      for (var i = 0; i < 4; i++) {
        learner.press("f");
        learner.page().waitForTimeout(SETTLED_MS);
      }
      assertThat(learner.page().locator(".place")).hasText(place);
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void scrolling_leads_from_chapter_to_chapter_and_to_the_end_of_the_book() throws Exception {
    try (var learner = open()) {
      learner.button("Text settings").click();
      learner.page().locator("input[name=flow][value=scroll]").check();
      learner.press("Escape");
      var title = learner.page().locator(".chapter-title");
      var before = title.textContent();
      for (var i = 0; i < 40 && title.textContent().equals(before); i++) {
        learner.button("Next page").click();
        learner.page().waitForTimeout(50);
      }
      assertThat(title).not().hasText(before);
      for (var i = 0; i < 40 && !title.textContent().equals(before); i++) {
        learner.button("Previous page").click();
        learner.page().waitForTimeout(50);
      }
      assertThat(title).hasText(before);

      var place = learner.page().locator(".place");
      for (var i = 0; i < 200 && !place.textContent().startsWith("100%"); i++) {
        learner.press("PageDown");
        learner.page().waitForTimeout(50);
      }
      assertThat(place).hasText(Pattern.compile("^100%.*"));
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_word_is_copied_with_its_sentence_and_spoken_in_the_books_language() throws Exception {
    try (var learner = open()) {
      learner.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      learner
          .page()
          .evaluate(
              "() => { window.said = []; SpeechSynthesis.prototype.speak = what => said.push(what.lang + ' ' + what.text) }");
      learner.word("手紙").click();
      learner.button("Copy").click();
      assertThat(learner.page().getByText("Copied")).isVisible();
      var copied = learner.page().evaluate("() => navigator.clipboard.readText()").toString();
      assertThat(copied).isEqualTo("手紙\t一　届かない手紙");
      learner.button("Read aloud").click();
      assertThat(learner.page().evaluate("() => window.said")).isEqualTo(List.of("ja 手紙"));
    }
  }

  @Test
  void what_the_server_refuses_is_taken_back_and_a_chapter_without_words_can_be_read()
      throws Exception {
    try (var learner = open()) {
      learner.word("手紙").click();
      var state = learner.card().locator("[aria-pressed=true]");
      var before = state.textContent();
      learner.page().route("**/rest/v1/vocabulary?on_conflict**", HandlingTest::refuse);
      learner.page().route("**/tokens/**", Route::abort);
      learner.button("Ignore").click();
      assertThat(learner.page().locator(".notice.error")).containsText("was not stored");
      assertThat(state).hasText(before);
      learner.press("Escape");
      learner.chapter("二　三百段の坂");
      assertThat(learner.page().locator(".text")).containsText("えたくないが、");
      learner.page().unrouteAll();
      learner.chapter("一　届かない手紙");
      learner.chapter("二　三百段の坂");
      assertThat(learner.word("手紙")).isVisible();
    }
  }

  @Test
  void the_card_goes_to_the_next_word_and_back() throws Exception {
    try (var learner = open()) {
      learner.word("手紙").click();
      var surface = learner.card().locator(".surface");
      learner.button("Next word").click();
      assertThat(surface).not().hasText("手紙");
      learner.button("Previous word").click();
      assertThat(surface).hasText("手紙");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  private static void refuse(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(403).setBody("{}"));
  }

  private Visitor open() throws Exception {
    var learner = stage.reader();
    learner.page().setViewportSize(700, 500);
    learner.openBook("灯台の郵便屋");
    learner.chapter("一　届かない手紙");
    return learner;
  }
}
