package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// What a learner has read and marked, day by day, and the book to go on with.
@InChromium
class DaysTest {
  private static final String TITLE = "灯台の郵便屋";

  private static final String SPENT =
      """
      async () => Object.values((await (await import('/api/days.js')).allDays()).days)
        .reduce((sum, { ms }) => sum + ms, 0)\
      """;

  private static final String TEN_MINUTES =
      """
      async () => (await import('/api/days.js')).keepReading({ ms: 600000, characters: 2500 }, new Date())\
      """;

  private final PageStage stage;

  DaysTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void what_was_read_and_marked_is_told_by_days_on_every_device() throws Exception {
    stage.user("daily@example.org").add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    try (var learner = stage.visitor("daily").signIn().goTo("#/days")) {
      assertThat(learner.page().getByText("Nothing yet. Open a book")).isVisible();
      learner.goTo("#/library");
      learner.openBook(TITLE);
      learner.button("Next page").click();
      learner.button("Next page").click();
      learner
          .page()
          .waitForCondition(() -> ((Number) learner.page().evaluate(SPENT)).doubleValue() > 0);
      learner.page().evaluate(TEN_MINUTES);
      learner.chapter("一　届かない手紙");
      learner.word("手紙").click();
      learner.mark("3");
      learner.press("Escape");
      learner
          .page()
          .waitForResponse(
              response -> response.url().contains("/reading-") && response.ok(),
              () -> learner.goTo("#/days"));
      assertThat(learner.page().locator(".goal-figure")).hasText("10 of 15 min");
      assertThat(learner.page().locator(".totals"))
          .containsText("Time read10 min in the last 7 days");
      assertThat(learner.page().locator(".totals")).containsText("Known1");
      assertThat(learner.page().locator("tbody tr")).hasCount(1);
      learner.page().locator(".goal select").focus();
      learner.page().locator(".goal select").selectOption("10");
      assertThat(learner.page().locator(".goal select")).isFocused();
      assertThat(learner.page().locator(".goal-figure")).hasText("10 of 10 min");
      for (var width : new int[] {320, 1200}) {
        learner.page().setViewportSize(width, 800);
        assertThat(
                learner.page().evaluate("() => document.documentElement.scrollWidth > innerWidth"))
            .isEqualTo(false);
        assertThat(new AxeBuilder(learner.page()).setLegacyMode(true).analyze().getViolations())
            .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
            .isEmpty();
      }
      assertThat(learner.complaints()).isEmpty();
    }
    try (var phone = stage.visitor("daily").signIn().goTo("#/days")) {
      assertThat(phone.page().locator(".goal-figure")).hasText("10 of 15 min");
      phone.goTo("#/library");
      assertThat(phone.page().locator(".continue")).containsText(TITLE);
      phone.page().locator(".continue").click();
      phone.inChapter("");
      assertThat(phone.page().locator(".chapter-title")).hasText("一　届かない手紙");
      phone.goTo("#/library");
      phone.page().getByLabel("Search title").fill("灯");
      assertThat(phone.page().locator(".continue")).hasCount(0);
    }
  }

  @Test
  void every_cover_has_the_same_shape_and_a_book_tells_who_wrote_it() throws Exception {
    try (var learner = stage.reader()) {
      assertThat(learner.page().locator(".card .author").first()).not().hasText("");
      var shape =
          (Number)
              learner
                  .page()
                  .locator(".card .cover-box > *")
                  .first()
                  .evaluate(
                      "cover => cover.getBoundingClientRect().width / cover.getBoundingClientRect().height");
      assertThat(shape.doubleValue()).isBetween(0.70, 0.73);
    }
  }
}
