package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// Two windows of one browser, or two devices, at the same time.
@InChromium
class TogetherTest {
  private static final String SECOND = "二　三百段の坂";

  private static final String COUNTING =
      """
      () => {
        const counted = import('/api/days.js').then(async ({ keepReading }) => {
          for (let i = 0; i < 100; i++)
            await keepReading({ ms: 1000, characters: 0 }, new Date(2020, 0, 2));
          globalThis.isCounted = true;
        });
        %s;
      }\
      """;

  private final PageStage stage;

  TogetherTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_word_that_one_window_has_asked_is_not_asked_by_the_other() throws Exception {
    try (var learner = open("asked-twice")) {
      for (var word : new String[] {"港", "坂"}) {
        learner.word(word).click();
        learner.press("2");
        learner.press("Escape");
      }
      learner.goTo("#/review");
      assertThat(learner.page().getByText("Words to review: 2")).isVisible();
      var other = learner.window("#/review");
      assertThat(other.locator(".question mark")).hasText("港");
      learner.press("Enter");
      learner.page().locator(".grade.good").click();
      assertThat(other.locator(".question mark")).hasText("坂");
      assertThat(other.getByText("Words to review: 1")).isVisible();
      learner.button("Undo the last answer").click();
      assertThat(other.getByText("Words to review: 2")).isVisible();
      learner.press("Enter");
      learner.button("I know this word: do not ask again").click();
      assertThat(other.getByText("Words to review: 1")).isVisible();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void what_two_windows_count_at_the_same_time_adds_up() throws Exception {
    try (var learner = open("counted-twice")) {
      var other = learner.window("#/library");
      learner.page().evaluate(COUNTING.formatted("void counted"));
      other.evaluate(COUNTING.formatted("return counted"));
      learner.page().waitForFunction("() => globalThis.isCounted");
      assertThat(
              learner
                  .page()
                  .evaluate(
                      "async () => (await (await import('/api/days.js')).allDays()).days['2020-01-02'].ms"))
          .isEqualTo(200_000);
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_language_or_theme_that_one_window_chooses_is_that_of_the_other_which_keeps_its_place()
      throws Exception {
    try (var learner = open("two-tongues")) {
      learner.button("Next page").click();
      assertThat(place(learner.page())).not().containsText("0%");
      var share = learner.page().locator(".place").textContent().split(" ", 2)[0];
      var other = learner.window("#/library");
      other.getByLabel("Language of this page").selectOption("zh-CN");
      assertThat(learner.page().locator("html")).hasAttribute("lang", "zh-CN");
      assertThat(learner.button("下一页")).isVisible();
      assertThat(learner.page().locator(".chapter-title")).hasText(SECOND);
      assertThat(place(learner.page())).containsText(share);
      other.locator("header.top select").first().selectOption("sepia");
      assertThat(learner.page().locator("html")).hasAttribute("data-theme", "sepia");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_book_that_is_removed_while_it_is_read_is_told_and_its_place_is_not_stored_again()
      throws Exception {
    try (var learner = open("remover-of-two")) {
      var other = learner.window("#/library");
      learner.press("c");
      assertThat(learner.page().locator("dialog")).isVisible();
      other.locator(".card-more").click();
      other.locator("dialog button.danger").click();
      other.locator("dialog button.danger").last().click();
      assertThat(learner.page().getByText("This book was removed from your library")).isVisible();
      assertThat(learner.page().locator("dialog")).hasCount(0);
      learner.page().locator(".failure a").click();
      assertThat(learner.page().getByText("Your shelf is empty")).isVisible();
      assertThat(learner.complaints()).isEmpty();
    }
    assertThat(stage.user("remover-of-two@example.org").select("progress?select=book_id"))
        .isEmpty();
  }

  @Test
  void a_book_that_another_device_has_removed_is_told_at_the_next_chapter() throws Exception {
    try (var learner = open("remover-afar");
        var phone = stage.visitor("remover-afar").signIn()) {
      phone.page().locator(".card-more").click();
      phone.page().locator("dialog button.danger").click();
      phone.page().locator("dialog button.danger").last().click();
      assertThat(phone.page().getByText("Your shelf is empty")).isVisible();
      learner.press("]");
      assertThat(learner.page().getByText("This book was removed from your library")).isVisible();
    }
  }

  @Test
  void a_page_that_was_opened_at_a_place_opens_where_it_was_left_when_it_is_loaded_again()
      throws Exception {
    try (var learner = open("linked")) {
      var chapter = learner.page().locator(".viewport").getAttribute("data-ready");
      learner.goTo("#/library");
      assertThat(learner.heading("Library")).isVisible();
      learner.goTo("#/read/sample/" + chapter + "/0");
      learner.inChapter(chapter);
      learner.chapter("三　霧の朝");
      var here = learner.page().locator(".viewport").getAttribute("data-ready");
      learner
          .page()
          .waitForResponse(
              response ->
                  response.url().contains("/progress?on_conflict")
                      && response.request().postData().contains(here)
                      && response.ok(),
              () -> learner.press("f"));
      learner.page().reload();
      learner.inChapter("");
      assertThat(learner.page().locator(".chapter-title")).hasText("三　霧の朝");
    }
  }

  private Visitor open(String name) throws Exception {
    stage.user(name + "@example.org").add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    var learner = stage.visitor(name).signIn();
    learner.openBook("灯台の郵便屋");
    learner.chapter(SECOND);
    return learner;
  }

  private static Locator place(Page page) {
    return page.locator(".place");
  }
}
