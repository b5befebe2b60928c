package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Pages show all of a chapter: no line is left out between two pages, none is cut in half.
@ExtendWith(PageStage.Extension.class)
class PagingTest {
  private static final int MOST_PAGES = 40;

  /// Every line box of every word, as `word:box`; those of the second list lie in the visible part
  /// of the page.
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
        return [boxes.map(box => box.name), boxes.filter(box => box.shows).map(box => box.name)];
      }\
      """;

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
      everyWordIsSeen(learner);
    }
  }

  @Test
  void pages_back_show_what_pages_forward_showed() throws Exception {
    try (var learner = open(true)) {
      learner.button("Next page").click();
      var second = place(learner);
      learner.button("Next page").click();
      assertThat(place(learner)).isNotEqualTo(second);
      learner.button("Previous page").click();
      learner.button("Previous page").click();
      assertThat(learner.page().locator(".place")).containsText("0 of");
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
    var unseen = new TreeSet<>(boxes(learner).getFirst());
    var pages = 1;
    unseen.removeAll(boxes(learner).getLast());
    while (!place(learner).startsWith("100")) {
      learner.button("Next page").click();
      unseen.removeAll(boxes(learner).getLast());
      assertThat(++pages).as("pages").isLessThan(MOST_PAGES);
    }
    assertThat(pages).as("pages").isGreaterThan(2);
    assertThat(unseen).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static List<List<String>> boxes(Visitor learner) {
    return (List<List<String>>) learner.page().evaluate(BOXES);
  }
}
