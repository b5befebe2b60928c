package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// axe finds no barrier on any page, in the light, the sepia and the dark theme.
@InChromium
class AxeTest {
  /// As if ten minutes were read today.
  private static final String READ =
      """
      async () => (await import('/api/days.js')).keepReading({ ms: 600000, characters: 2500 }, new Date())\
      """;

  private final PageStage stage;

  AxeTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void signing_in_and_the_empty_shelf() throws Exception {
    try (var visitor = stage.visitor("axe").goTo("")) {
      assertThat(visitor.heading("Sign in")).isVisible();
      noBarriers(visitor);
      visitor.signUp();
      noBarriers(visitor);
      visitor.press("?");
      noBarriers(visitor);
    }
  }

  @Test
  void the_shelf_the_words_and_the_queue() throws Exception {
    try (var visitor = stage.reader()) {
      assertThat(visitor.page().getByText("different words").first()).isVisible();
      visitor.take("library");
      noBarriersInAnyTheme(visitor);
      visitor.page().locator(".card-more").first().click();
      assertThat(visitor.page().locator("dialog")).containsText("No problems");
      noBarriers(visitor);
      visitor.goTo("#/words/sample");
      assertThat(visitor.page().locator(".word-cell").first()).isVisible();
      noBarriers(visitor);
      visitor.goTo("#/mine");
      assertThat(visitor.heading("My words")).isVisible();
      noBarriersInAnyTheme(visitor);
      visitor.goTo("#/days");
      visitor.page().evaluate(READ);
      visitor.goTo("#/about");
      assertThat(visitor.heading("About")).isVisible();
      visitor.goTo("#/days");
      assertThat(visitor.page().locator("tbody tr").first()).isVisible();
      noBarriersInAnyTheme(visitor);
      visitor.goTo("#/mine");
      visitor.button("Import words").click();
      noBarriers(visitor);
      visitor.press("Escape");
      visitor.goTo("#/queue");
      assertThat(visitor.page().locator("[data-job]").first()).isVisible();
      visitor.take("queue");
      noBarriersInAnyTheme(visitor);
      visitor.goTo("#/about");
      assertThat(visitor.heading("About")).isVisible();
      noBarriers(visitor);
    }
  }

  @Test
  void the_book_the_card_of_a_word_the_contents_and_the_settings() throws Exception {
    try (var visitor = stage.reader()) {
      visitor.openBook("灯台の郵便屋");
      visitor.chapter("二　三百段の坂");
      noBarriers(visitor);
      visitor.word("港").click();
      assertThat(visitor.card()).isVisible();
      visitor.take("reader-vertical");
      noBarriersInAnyTheme(visitor);
      visitor.take("reader-dark");
      visitor.press("Escape");
      visitor.press("c");
      noBarriers(visitor);
      visitor.press("Escape");
      visitor.button("Text settings").click();
      noBarriers(visitor);
      visitor.press("Escape");
      visitor.press("m");
      noBarriers(visitor);
      visitor.press("Escape");
      visitor.press("/");
      visitor.page().getByLabel("Text, word or reading").fill("手紙");
      assertThat(visitor.page().locator(".hit").first()).isVisible();
      noBarriersInAnyTheme(visitor);
      visitor.press("Escape");
      visitor.press("b");
      assertThat(visitor.button("Bookmark this place")).hasAttribute("aria-pressed", "true");
      visitor.press("n");
      noBarriersInAnyTheme(visitor);
    }
  }

  /// In the page itself: what axe's other mode opens a second window for, frames, we have none.
  private static AxeBuilder axe(Visitor visitor) {
    return new AxeBuilder(visitor.page()).setLegacyMode(true);
  }

  private static void noBarriers(Visitor visitor) {
    noBarriers(visitor, "light", axe(visitor));
  }

  /// The themes differ in their colours only.
  private static void noBarriersInAnyTheme(Visitor visitor) {
    noBarriers(visitor);
    for (var theme : List.of("sepia", "dark")) {
      noBarriers(visitor, theme, axe(visitor).withRules(List.of("color-contrast")));
    }
  }

  private static void noBarriers(Visitor visitor, String theme, AxeBuilder axe) {
    visitor.page().evaluate("theme => document.documentElement.dataset.theme = theme", theme);
    assertThat(axe.analyze().getViolations())
        .as(theme + " " + visitor.page().url())
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }
}
