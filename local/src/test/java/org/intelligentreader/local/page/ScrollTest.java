package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/// The layout in which a chapter is scrolled, by wheel and by finger; and the foot of vertical
/// books.
@InChromium
class ScrollTest {
  private static final String FIRST = "一　届かない手紙";
  private static final String SECOND = "二　三百段の坂";

  /// Longer than the pause after which a movement is another one.
  private static final int PAUSE_MS = 300;

  private static final String TO_THE_END =
      """
      async text => {
        const vertical = getComputedStyle(text).writingMode !== 'horizontal-tb';
        for (let last = NaN; last !== text.scrollTop + text.scrollLeft;) {
          last = text.scrollTop + text.scrollLeft;
          text.scrollBy(vertical ? -1e6 : 0, vertical ? 0 : 1e6);
          await new Promise(resolve => setTimeout(resolve, 200));
        }
      }\
      """;

  /// A movement that begins above the end, and has momentum left when it is there.
  private static final String ARRIVES =
      """
      text => {
        const push = () => text.dispatchEvent(new WheelEvent('wheel', { deltaY: 60, bubbles: true }));
        text.scrollBy(0, -60);
        push();
        text.scrollBy(0, 60);
        for (let i = 0; i < 5; i++) push();
      }\
      """;

  private static final String TOUCH =
      """
      ([dx, dy]) => {
        const place = document.querySelector('.viewport');
        const touch = (x, y) => new Touch({ identifier: 1, target: place, clientX: x, clientY: y });
        place.dispatchEvent(new TouchEvent('touchstart', { touches: [touch(300, 300)], bubbles: true }));
        place.dispatchEvent(new TouchEvent('touchend', { changedTouches: [touch(300 + dx, 300 + dy)], bubbles: true }));
      }\
      """;

  private final PageStage stage;

  ScrollTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void the_wheel_leads_on_over_the_end_of_a_chapter_and_back_over_its_start() throws Exception {
    try (var learner = open(false)) {
      atTheEnd(learner);
      wheel(learner, 0, 120);
      assertThat(title(learner)).hasText(SECOND);
      wheel(learner, 0, -120);
      assertThat(title(learner)).hasText(FIRST);
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void in_vertical_text_it_does_so_downwards_and_leftwards() throws Exception {
    try (var learner = open(true)) {
      atTheEnd(learner);
      wheel(learner, 0, 120);
      assertThat(title(learner)).hasText(SECOND);
      wheel(learner, 0, -120);
      assertThat(title(learner)).hasText(FIRST);
      atTheEnd(learner);
      wheel(learner, -120, 0);
      assertThat(title(learner)).hasText(SECOND);
      wheel(learner, 120, 0);
      assertThat(title(learner)).hasText(FIRST);
    }
  }

  @Test
  void a_movement_that_only_arrives_at_the_end_stays_there() throws Exception {
    try (var learner = open(false)) {
      atTheEnd(learner);
      learner.page().waitForTimeout(PAUSE_MS);
      learner.page().locator(".viewport").evaluate(ARRIVES);
      learner.page().waitForTimeout(PAUSE_MS);
      assertThat(title(learner)).hasText(FIRST);
      wheel(learner, 0, 60);
      assertThat(title(learner)).hasText(SECOND);
    }
  }

  @Test
  void a_finger_leads_on_over_the_end_as_the_text_runs() throws Exception {
    try (var learner = open(false)) {
      learner.page().evaluate(TOUCH, new Object[] {0, -150});
      assertThat(title(learner)).hasText(FIRST);
      atTheEnd(learner);
      learner
          .page()
          .evaluate("() => getSelection().selectAllChildren(document.querySelector('.viewport'))");
      learner.page().evaluate(TOUCH, new Object[] {0, -150});
      learner.page().waitForTimeout(PAUSE_MS);
      assertThat(title(learner)).hasText(FIRST);
      learner.page().evaluate("() => getSelection().removeAllRanges()");
      learner.page().evaluate(TOUCH, new Object[] {0, -150});
      assertThat(title(learner)).hasText(SECOND);
      learner.press("v");
      learner.page().evaluate(TOUCH, new Object[] {-150, 0});
      assertThat(title(learner)).hasText(FIRST);
      atTheEnd(learner);
      learner.page().evaluate(TOUCH, new Object[] {150, 0});
      assertThat(title(learner)).hasText(SECOND);
    }
  }

  @Test
  void the_foot_of_a_vertical_book_runs_as_its_text_does() throws Exception {
    try (var learner = stage.reader()) {
      learner.openBook("灯台の郵便屋");
      learner.chapter(SECOND);
      var slider = learner.page().locator(".reader-foot input");
      var next = learner.button("Next page");
      var previous = learner.button("Previous page");
      assertThat(next.boundingBox().x).isLessThan(previous.boundingBox().x);
      assertThat(slider).hasCSS("direction", "rtl");
      var before = slider.inputValue();
      next.click();
      assertThat(slider).not().hasValue(before);
      learner.press("v");
      assertThat(next.boundingBox().x).isGreaterThan(previous.boundingBox().x);
      assertThat(slider).hasCSS("direction", "ltr");
      learner.press("v");
    }
  }

  private Visitor open(boolean vertical) throws Exception {
    var learner = stage.reader();
    learner.page().setViewportSize(700, 500);
    learner.openBook("灯台の郵便屋");
    if (!vertical) {
      learner.press("v");
    }
    learner.button("Text settings").click();
    learner.page().locator("input[name=flow][value=scroll]").check();
    learner.press("Escape");
    learner.chapter(FIRST);
    return learner;
  }

  private static void atTheEnd(Visitor learner) {
    learner.page().locator(".viewport").evaluate(TO_THE_END);
  }

  /// One movement of the wheel over the text, after a pause.
  private static void wheel(Visitor learner, int right, int down) {
    learner.page().waitForTimeout(PAUSE_MS);
    learner.page().mouse().move(350, 250);
    learner.page().mouse().wheel(right, down);
  }

  private static Locator title(Visitor learner) {
    return learner.page().locator(".chapter-title");
  }
}
