package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page fits fingers, people whom movement disturbs, and the language of the book.
@InChromium
class AdaptationTest {
  /// Everything to touch that is smaller than 44 × 44; links in running text and words of a book
  /// are exempt.
  private static final String SMALL =
      """
      () => [...document.querySelectorAll('button, .button, select, nav a, .brand, .icon-button, input, .segments label')]
        .filter(part => part.checkVisibility() && !part.matches('.segments input, .check input'))
        .map(part => [part, part.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.height < 43.9 || box.width < 43.9))
        .map(([part, box]) => `${part.outerHTML.slice(0, 90)} ${box.width} × ${box.height}`)\
      """;

  /// What of a bar lies on its neighbour, below it, or outside the window.
  private static final String CROWDED =
      """
      parts => {
        const boxes = [...document.querySelectorAll(parts)].filter(part => part.checkVisibility())
          .map(part => [part.outerHTML.slice(0, 80), part.getBoundingClientRect()])
          .filter(([, box]) => box.width > 0)
          .sort(([, a], [, b]) => a.left - b.left);
        return boxes.filter(([, box], i) => box.left < -1 || box.right > innerWidth + 1
          || (i > 0 && (box.left < boxes[i - 1][1].right - 1 || box.top >= boxes[0][1].bottom || box.bottom <= boxes[0][1].top)))
          .map(([name, box]) => `${name} ${box.left} ${box.right} ${box.top}`);
      }\
      """;

  private static final String SIDEWAYS =
      "() => document.documentElement.scrollWidth > document.documentElement.clientWidth";

  /// What reaches over the window's sides or out of its dialog, but for what its own box cuts off.
  private static final String OUTSIDE =
      """
      () => [...document.querySelectorAll('main *, header.top, header.top *, dialog[open] *, .word-card:popover-open *')]
        .filter(part => part.checkVisibility() && !part.closest('.viewport, .unseen, option, svg'))
        .filter(part => {
          for (let box = part.parentElement; box !== null; box = box.parentElement) {
            if (box.matches('dialog, .word-card')) break;
            if (getComputedStyle(box).overflowX !== 'visible') return false;
          }
          const [own, frame] = [part.getBoundingClientRect(), part.closest('dialog, .word-card')?.getBoundingClientRect()];
          return own.width > 0 && (own.right > (frame?.right ?? innerWidth) + 1 || own.left < (frame?.left ?? 0) - 1);
        })
        .map(part => part.outerHTML.slice(0, 120))\
      """;

  private static final String HEIGHTS =
      "all => [...new Set(all.map(one => Math.round(one.getBoundingClientRect().height)))]";

  /// Keys of the reader that open a dialog, and what it says.
  private static final Map<String, String> DIALOGS =
      Map.of("c", "Contents", "n", "Nothing here yet", "m", "Mark the rest as known");

  private final PageStage stage;

  AdaptationTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void on_a_phone_everything_to_touch_is_large_enough() throws Exception {
    try (var learner = stage.reader()) {
      learner.page().setViewportSize(390, 760);
      assertThat(learner.page().getByText("different words").first()).isVisible();
      fits(learner);
      learner.page().locator(".card-more").first().click();
      inDialog(learner, "No problems were found");
      fits(learner);
      learner.press("Escape");
      learner.goTo("#/words/sample");
      assertThat(learner.page().locator(".word-cell").first()).isVisible();
      fits(learner);
      learner.goTo("#/queue");
      assertThat(learner.page().locator("[data-job]").first()).isVisible();
      fits(learner);
      learner.goTo("#/library");
      learner.openBook("灯台の郵便屋");
      learner.chapter("二　三百段の坂");
      fits(learner);
      learner.word("港").click();
      assertThat(learner.card()).isVisible();
      fits(learner);
      learner.take("reader-phone");
      learner.press("Escape");
      for (var nth : List.of(0, 10, 25)) {
        staysInSight(learner, learner.page().locator(".w:visible").nth(nth));
      }
      learner.press("c");
      inDialog(learner, "三　霧の朝");
      fits(learner);
      learner.press("Escape");
      learner.button("Text settings").click();
      inDialog(learner, "Furigana");
      fits(learner);
    }
  }

  @Test
  void on_the_narrowest_phone_each_bar_is_one_row_and_nothing_lies_on_anything() throws Exception {
    try (var learner = stage.reader()) {
      for (var width : List.of(320, 360)) {
        learner.page().setViewportSize(width, 640);
        learner.goTo("#/library");
        assertThat(learner.heading("Library")).isVisible();
        oneRow(learner, "header.top > .brand, header.top .tools > *");
        oneRow(learner, "header.top nav > a");
        for (var language : List.of("zh-CN", "ja", "en")) {
          learner.page().locator("header.top select").last().selectOption(language);
          assertThat(learner.page().locator("html")).hasAttribute("lang", language);
          assertThat(learner.page().locator("header.top nav a").evaluateAll(HEIGHTS))
              .as(language)
              .isEqualTo(List.of(52));
        }
        assertThat(learner.page().evaluate(SIDEWAYS)).isEqualTo(false);
        learner.openBook("灯台の郵便屋");
        oneRow(learner, ".reader-bar > *");
        oneRow(learner, ".reader-foot > *");
      }
    }
  }

  /// Everything that a bar has is side by side, inside the window.
  private static void oneRow(Visitor learner, String parts) {
    assertThat(learner.page().evaluate(CROWDED, parts)).as(parts).isEqualTo(List.of());
  }

  @Test
  void titles_and_words_without_spaces_stay_inside_the_window() throws Exception {
    var endless = "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(6);
    var text = "<p>They call it %s and a river.</p>".formatted(endless);
    stage.user("endless@example.org").add("endless", "?", SpeedBook.epub(endless, "en", text));
    stage.work();
    try (var learner = stage.visitor("endless").signIn()) {
      for (var width : List.of(390, 1280)) {
        learner.page().setViewportSize(width, 800);
        learner.goTo("#/words/endless");
        assertThat(learner.page().locator(".word-cell").first()).isVisible();
        inside(learner);
        learner.goTo("#/queue");
        assertThat(learner.page().locator("[data-job]").first()).isVisible();
        inside(learner);
        learner.goTo("#/library");
        learner.page().locator(".card-more").first().click();
        inDialog(learner, "Change language");
        inside(learner);
        learner.press("Escape");
        learner.goTo("#/read/endless");
        learner.inChapter("");
        for (var key : DIALOGS.entrySet()) {
          learner.press(key.getKey());
          inDialog(learner, key.getValue());
          inside(learner);
          learner.press("Escape");
        }
        learner.press("/");
        learner.page().getByLabel("Text, word or reading").fill("pneumo");
        assertThat(learner.page().locator(".hit").first()).isVisible();
        inside(learner);
        learner.press("Escape");
        learner.word("river").click();
        inside(learner);
        var states = (List<?>) learner.page().locator(".states .state").evaluateAll(HEIGHTS);
        assertThat(states).hasSize(1);
      }
    }
  }

  /// One dialog is open, and its content is there.
  private static void inDialog(Visitor learner, String content) {
    assertThat(learner.page().locator("dialog[open]")).hasCount(1);
    assertThat(learner.page().locator("dialog[open]")).containsText(content);
  }

  private static void inside(Visitor learner) {
    assertThat((List<?>) learner.page().evaluate(OUTSIDE)).isEmpty();
  }

  @Test
  void nothing_moves_for_people_who_want_no_movement() throws Exception {
    try (var learner = stage.visitor("still").signUp()) {
      learner.button("Try the sample book").click();
      assertThat(learner.page().locator(".badge.busy")).isVisible();
      assertThat(moving(learner)).isEqualTo(1);
      learner
          .page()
          .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      assertThat(moving(learner)).isEqualTo(0);
    }
    stage.work();
  }

  @Test
  void the_text_of_a_book_carries_its_language_its_direction_and_a_sign_for_each_note()
      throws Exception {
    var body =
        "<p>كان يا ما كان.<a epub:type='noteref' href='#n'></a></p>"
            + "<p>كان يا ما كان في قديم الزمان قرية صغيرة.</p>".repeat(60)
            + "<p id='n'>كان</p>";
    stage.user("arabic@example.org").add("tale", "?", SpeedBook.epub("حكاية", "ar", body));
    stage.work();
    try (var learner = stage.visitor("arabic").signIn()) {
      learner.page().setViewportSize(700, 420);
      learner.page().getByText(Pattern.compile("Problems found: \\d")).click();
      assertThat(learner.page().locator("dialog .warnings code").first()).isVisible();
      learner.press("Escape");
      learner.openBook("حكاية");
      learner.button("Note").click();
      assertThat(learner.page().locator("dialog .note-text")).hasText("كان");
      learner.press("Escape");
      learner.word("كان").click();
      assertThat(learner.card()).not().containsText("null");
      learner.press("Escape");
      var text = learner.page().locator(".viewport");
      assertThat(text).hasAttribute("lang", "ar");
      assertThat(text).hasAttribute("dir", "rtl");
      var place = learner.page().locator(".place");
      var start = place.textContent();
      text.focus();
      learner.press("ArrowLeft");
      assertThat(place).not().hasText(start);
      learner.press("ArrowRight");
      assertThat(place).hasText(start);
      assertThat(learner.page().locator("html")).hasAttribute("lang", "en");
    }
    try (var learner = stage.reader()) {
      assertThat(learner.page().locator(".card .title").first()).hasAttribute("dir", "auto");
      learner.openBook("灯台の郵便屋");
      assertThat(learner.page().locator(".viewport")).hasAttribute("lang", "ja");
      assertThat(learner.page().locator(".viewport")).hasAttribute("dir", "ltr");
    }
  }

  private static void fits(Visitor learner) {
    assertThat(learner.page().evaluate(SMALL)).as(learner.page().url()).isEqualTo(List.of());
    assertThat(learner.page().evaluate(SIDEWAYS)).as(learner.page().url()).isEqualTo(false);
  }

  /// The card of a word is a sheet here, and never on top of the word.
  private static void staysInSight(Visitor learner, Locator word) {
    word.click();
    assertThat(learner.card()).isVisible();
    var card = learner.card().boundingBox();
    var box = word.boundingBox();
    assertThat(card.y >= box.y + box.height || card.y + card.height <= box.y)
        .as(word.textContent())
        .isTrue();
    learner.press("Escape");
  }

  private static Object moving(Visitor learner) {
    return learner.page().evaluate("() => document.getAnimations().length");
  }
}
