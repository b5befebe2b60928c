package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.regex.Pattern;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// A learner and a book.
@InChromium
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
      learner.upload("lighthouse.epub", Workshop.sample("todai-no-yubinya.epub"));
      assertThat(learner.page().locator(".badge")).hasText("Waiting");

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
    stage.user("marker@example.org").add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    try (var learner = stage.visitor("marker").signIn()) {
      learner.openBook(TITLE);
      learner.chapter("一　届かない手紙");
      learner.word("手紙").click();
      stored(learner, "vocabulary", () -> learner.button("Known").click());
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
    try (var learner = open("二　三百段の坂")) {
      stored(learner, "progress", () -> learner.button("Next page").click());
      var place = learner.page().locator(".place").textContent();
      assertThat(place).doesNotStartWith("0%");

      learner.goTo("#/library");
      assertThat(learner.page().locator(".card").getByText(Pattern.compile("\\d+% read")))
          .isVisible();
      learner.openBook(TITLE);

      assertThat(learner.page().locator(".place")).hasText(place);
    }
  }

  @Test
  void furigana_show_on_all_words_unknown_words_touched_words_or_none() throws Exception {
    try (var learner = open("一　届かない手紙")) {
      var furigana = learner.word("海").locator("rt");
      assertThat(furigana).hasText("うみ");
      assertThat(furigana).isVisible();
      learner.word("海").click();
      stored(learner, "vocabulary", () -> learner.press("3"));
      learner.press("Escape");

      learner.press("f");
      assertThat(furigana).isHidden();
      assertThat(learner.word("坂").locator("rt")).isVisible();

      learner.press("f");
      assertThat(learner.word("坂").locator("rt")).isHidden();
      learner.word("坂").click();
      assertThat(learner.word("坂").locator("rt")).isVisible();
      learner.press("Escape");

      learner.press("f");
      assertThat(learner.word("坂").locator("rt")).isHidden();
    }
  }

  @Test
  void a_footnote_is_shown_in_place_and_leads_to_the_notes_and_back() throws Exception {
    try (var learner = open("二　三百段の坂")) {
      learner.page().locator("a.note-reference").click();
      assertThat(learner.page().locator("dialog")).containsText("蜃気楼");
      learner.button("Go to the note").click();
      assertThat(learner.page().locator(".chapter-title")).hasText("注");
      learner.page().goBack();
      assertThat(learner.page().locator(".chapter-title")).hasText("二　三百段の坂");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void the_card_of_a_word_leads_to_its_first_place_and_the_browser_back() throws Exception {
    try (var learner = open("二　三百段の坂")) {
      learner.word("手紙").click();
      assertThat(learner.card()).containsText("First in 一　届かない手紙");
      learner.card().getByText("First in").click();
      assertThat(learner.page().locator(".chapter-title")).hasText("一　届かない手紙");
      assertThat(learner.card().locator(".surface")).hasText("手紙");
      assertThat(learner.card()).not().containsText("First in");
      learner.page().goBack();
      assertThat(learner.page().locator(".chapter-title")).hasText("二　三百段の坂");
      assertThat(learner.card()).isHidden();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_picture_is_shown_where_the_book_has_it() throws Exception {
    try (var learner = open("二　三百段の坂")) {
      learner
          .page()
          .waitForFunction("() => document.querySelector('.text figure img')?.naturalWidth > 0");
      assertThat(learner.page().locator(".text figure img")).hasAttribute("alt", "潮見町と鏡島の地図");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void the_whole_book_can_be_read_by_keyboard() throws Exception {
    try (var learner = open("一　届かない手紙")) {
      learner.page().locator(".viewport").focus();
      learner.press("Tab");
      assertThat(learner.page().locator(".w:focus")).hasCount(1);
      learner.press("ArrowDown");
      learner.press("Enter");
      assertThat(learner.card()).isVisible();
      var word = learner.card().locator(".surface").textContent();
      learner.press("2");
      assertThat(learner.page().locator(".w.open")).hasAttribute("data-s", "learning");
      learner.press("Escape");
      assertThat(learner.card()).isHidden();
      assertThat(learner.page().locator(".w:focus")).hasCount(1);
      learner.press("j");
      assertThat(learner.page().locator(".w:focus")).hasCount(1);
      assertThat(word).isNotEmpty();
      learner.press("?");
      assertThat(learner.heading("Keyboard and help")).isVisible();
      learner.press("Escape");
      learner.press("]");
      learner.inChapter("toc-ef2e4c7b");
      learner.press("g");
      assertThat(learner.heading("Library")).isVisible();
    }
  }

  @Test
  void the_interface_speaks_chinese_to_a_chinese_browser_and_can_be_switched() {
    try (var learner = stage.atThisMachine("zh-CN")) {
      learner.goTo("#/library");
      assertThat(learner.heading("书库")).isVisible();
      learner.page().getByLabel("界面语言").selectOption("en");
      assertThat(learner.heading("Library")).isVisible();
      assertThat(learner.page().locator("html")).hasAttribute("lang", "en");
    }
  }

  private Visitor open(String chapter) throws Exception {
    var learner = stage.reader();
    learner.openBook(TITLE);
    learner.chapter(chapter);
    return learner;
  }

  private static void stored(Visitor learner, String table, Runnable action) {
    learner.page().waitForResponse(response -> isWrite(response, table), action);
  }

  private static boolean isWrite(Response response, String table) {
    return response.url().contains("/rest/v1/" + table)
        && response.request().method().equals("POST")
        && response.ok();
  }
}
