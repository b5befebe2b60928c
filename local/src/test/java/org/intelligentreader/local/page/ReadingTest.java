package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A learner and a book.
@ExtendWith(PageStage.Extension.class)
class ReadingTest {
  private static final String TITLE = "灯台の郵便屋";

  private final PageStage stage;

  ReadingTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_newcomer_signs_up_uploads_a_book_and_reads_it_with_every_word_clickable()
      throws Exception {
    try (var learner = stage.visitor("newcomer").signUp()) {
      assertThat(learner.page().getByText("Your shelf is empty")).isVisible();
      learner.upload("lighthouse.epub", PageStage.sample("todai-no-yubinya.epub"));
      assertThat(learner.page().getByText("Waiting", exact())).isVisible();

      stage.work();

      learner.openBook(TITLE);
      learner.chapter("一　届かない手紙");
      learner.word("覚えられてしまった").click();
      assertThat(learner.card()).containsText("覚える");
      assertThat(learner.card()).containsText("おぼえられてしまった");
      assertThat(learner.card().locator(".steps li")).hasCount(3);
      assertThat(learner.card()).containsText("犬にまで覚えられてしまった。");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_word_marked_known_is_known_in_the_next_chapter_and_after_a_reload() throws Exception {
    try (var learner = reader("marker")) {
      learner.chapter("一　届かない手紙");
      learner.word("手紙").click();
      learner
          .page()
          .waitForResponse(
              response -> response.url().contains("/rest/v1/vocabulary") && response.ok(),
              () -> learner.button("Known").click());
      assertThat(learner.word("手紙")).hasAttribute("data-s", "known");
      learner.press("Escape");

      learner.chapter("二　三百段の坂");
      assertThat(learner.word("手紙")).hasAttribute("data-s", "known");
      assertThat(learner.word("坂")).hasAttribute("data-s", "new");

      learner.page().reload();
      learner.inChapter("toc-ef2e4c7b");
      assertThat(learner.word("手紙")).hasAttribute("data-s", "known");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_book_is_opened_where_it_was_left() throws Exception {
    try (var learner = reader("leaver")) {
      learner.chapter("二　三百段の坂");
      learner
          .page()
          .waitForResponse(
              response -> response.url().contains("/rest/v1/progress") && response.ok(),
              () -> learner.button("Next page").click());
      var place = learner.page().locator(".place").textContent();
      assertThat(place).doesNotStartWith("0%");

      learner.goTo("#/library");
      assertThat(learner.page().getByText(Pattern.compile("\\d+% read"))).isVisible();
      learner.openBook(TITLE);

      assertThat(learner.page().locator(".place")).hasText(place);
    }
  }

  private Visitor reader(String name) throws Exception {
    stage.user(name + "@example.org").add("sample", "?", PageStage.sample("todai-no-yubinya.epub"));
    stage.work();
    var learner = stage.visitor(name).signIn();
    learner.openBook(TITLE);
    return learner;
  }

  private static com.microsoft.playwright.Page.GetByTextOptions exact() {
    return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
  }
}
