package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Pages show all of a chapter: no line is left out between two pages, none is cut in half.
@InChromium
class PagingTest {
  private static final int MOST_PAGES = 40;

  /// Every line box of every word that is built, as `word:box`; those of the second list lie in the
  /// visible part of the page. The third list has the numbers of the chunks that are built, the
  /// fourth of all.
  private static final String BOXES =
      """
      () => {
        const viewport = document.querySelector('.viewport');
        const frame = viewport.getBoundingClientRect();
        const cut = /inset\\((\\S+) (\\S+) (\\S+?)(?: (\\S+?))?\\)/.exec(viewport.style.clipPath);
        const low = frame.bottom - parseFloat(cut?.[3] ?? '0');
        const far = frame.left + parseFloat(cut?.[4] ?? '0');
        const shows = box => {
          const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
          return y > frame.top && y < low && x > far && x < frame.right;
        };
        const boxes = [...document.querySelectorAll('.w')].flatMap(word =>
          [...word.getClientRects()].map((box, i) => ({ name: word.dataset.i + ':' + i, shows: shows(box) })));
        const chunks = [...document.querySelectorAll('.chunk')].map((chunk, i) => [chunk, String(i)]);
        return [boxes.map(box => box.name), boxes.filter(box => box.shows).map(box => box.name),
          chunks.filter(([chunk]) => chunk.classList.contains('filled')).map(([, i]) => i), chunks.map(([, i]) => i)];
      }\
      """;

  /// Too long for the bar above the text.
  private static final String LONG_TITLE = "長い段落の題".repeat(40);

  private final PageStage stage;

  PagingTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void vertical_pages_show_every_word_of_a_chapter() throws Exception {
    try (var learner = open(false)) {
      assertThat(learner.page().locator(".viewport")).hasCSS("writing-mode", "vertical-rl");
      everyWordIsSeen(learner);
    }
  }

  @Test
  void horizontal_pages_show_every_word_of_a_chapter() throws Exception {
    try (var learner = open(true)) {
      assertThat(learner.page().locator(".viewport")).hasCSS("writing-mode", "horizontal-tb");
      learner.take("reader-horizontal");
      everyWordIsSeen(learner);
    }
  }

  @Test
  void a_paragraph_of_many_pages_ends_no_chapter_and_a_long_title_pushes_nothing_away()
      throws Exception {
    stage.user("long-paragraph@example.org").add("long", "?", longParagraph());
    stage.work();
    for (var horizontal : List.of(false, true)) {
      try (var learner = stage.visitor("long-paragraph").signIn()) {
        learner.page().setViewportSize(1000, 500);
        learner.openBook(LONG_TITLE);
        learner.chapter(LONG_TITLE);
        if (horizontal) {
          learner.press("v");
        }
        everyWordIsSeen(learner);
      }
    }
  }

  /// One paragraph of several pages, then short ones.
  private static byte[] longParagraph() throws Exception {
    return SpeedBook.epub(
        LONG_TITLE,
        "ja",
        "<p>" + "旅人は静かな村で昔の話を聞かせてくれた。".repeat(90) + "</p>" + "<p>郵便屋は古い港で手紙を書き始めた。</p>".repeat(60));
  }

  @Test
  void pages_back_show_what_pages_forward_showed() throws Exception {
    try (var learner = open(true)) {
      var first = place(learner);
      learner.button("Next page").click();
      var second = place(learner);
      learner.button("Next page").click();
      assertThat(place(learner)).isNotEqualTo(second);
      learner.button("Previous page").click();
      learner.button("Previous page").click();
      assertThat(learner.page().locator(".place")).hasText(first);
    }
  }

  @Test
  void in_vertical_text_the_left_arrow_goes_on() throws Exception {
    try (var learner = open(false)) {
      var start = place(learner);
      learner.page().locator(".viewport").focus();
      learner.press("ArrowLeft");
      assertThat(learner.page().locator(".place")).not().hasText(start);
      learner.press("ArrowRight");
      assertThat(learner.page().locator(".place")).hasText(start);
    }
  }

  private Visitor open(boolean horizontal) throws Exception {
    var learner = stage.reader();
    learner.page().setViewportSize(700, 420);
    learner.openBook("灯台の郵便屋");
    learner.chapter("四　返事");
    if (horizontal) {
      learner.press("v");
    }
    return learner;
  }

  private static String place(Visitor learner) {
    return learner.page().locator(".place").textContent();
  }

  private static void everyWordIsSeen(Visitor learner) {
    var unseen = new TreeSet<String>();
    var seen = new TreeSet<String>();
    var unbuilt = new TreeSet<>(boxes(learner).getLast());
    var pages = 0;
    while (true) {
      var boxes = boxes(learner);
      unseen.addAll(boxes.getFirst());
      seen.addAll(boxes.get(1));
      boxes.get(2).forEach(unbuilt::remove);
      assertThat(++pages).as("pages").isLessThan(MOST_PAGES);
      if (place(learner).startsWith("100")) {
        break;
      }
      learner.button("Next page").click();
    }
    unseen.removeAll(seen);
    assertThat(pages).as("pages").isGreaterThan(2);
    assertThat(unbuilt).as("chunks").isEmpty();
    assertThat(unseen).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static List<List<String>> boxes(Visitor learner) {
    return (List<List<String>>) learner.page().evaluate(BOXES);
  }
}
