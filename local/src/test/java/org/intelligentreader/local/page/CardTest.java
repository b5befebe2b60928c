package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;

/// The card of a word and the marks in the text: what is in sight, which keys lead on, what is
/// painted over what.
@InChromium
class CardTest {
  /// What of the card's buttons lies outside the window or outside the card, and which of them
  /// overlap.
  private static final String HIDDEN =
      """
      () => {
        const card = document.querySelector('.word-card').getBoundingClientRect();
        const buttons = [...document.querySelectorAll('.word-card footer button, .word-card header button')]
          .map(button => [button.getAttribute('aria-label') ?? button.textContent, button.getBoundingClientRect()]);
        const inside = box => box.top >= card.top - 1 && box.bottom <= card.bottom + 1 && box.left >= 0
          && box.right <= innerWidth && box.bottom <= innerHeight && box.width > 40;
        const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
        return buttons.filter(([, box], i) => !inside(box) || buttons.some(([, other], j) => j > i && !apart(box, other)))
          .map(([name]) => name);
      }\
      """;

  /// True when the text between the head and the foot of the card has room and can be scrolled to
  /// its end.
  private static final String MIDDLE =
      """
      () => {
        const middle = document.querySelector('.card-middle');
        middle.scrollTo(0, middle.scrollHeight);
        const [frame, last] = [middle.getBoundingClientRect(), middle.lastElementChild.getBoundingClientRect()];
        return middle.clientHeight >= 40 && middle.clientWidth >= 120 && last.bottom <= frame.bottom + 1;
      }\
      """;

  /// By how many pixels the thickest band reaches over the middle between its line and the next.
  private static final String THICKNESS =
      """
      () => Math.max(...[...document.querySelectorAll('.band')].map(band => {
        const pitch = parseFloat(getComputedStyle(document.querySelector('.text p')).lineHeight);
        const vertical = getComputedStyle(document.querySelector('.viewport')).writingMode !== 'horizontal-tb';
        return (vertical ? band.offsetWidth : band.offsetHeight) - pitch;
      }))\
      """;

  private final PageStage stage;

  CardTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void actions_are_in_sight_in_every_window_and_no_button_lies_on_another() throws Exception {
    try (var learner = open()) {
      for (var size :
          List.of(
              List.of(1200, 800),
              List.of(700, 420),
              List.of(360, 640),
              List.of(320, 568),
              List.of(844, 390),
              List.of(667, 375),
              List.of(640, 360),
              List.of(422, 195))) {
        learner.page().setViewportSize(size.get(0), size.get(1));
        for (var nth : List.of(0, 7, 20)) {
          learner.page().locator(".w:visible").nth(nth).click();
          assertThat(learner.card()).isVisible();
          assertThat(learner.page().evaluate(HIDDEN)).as(size + " " + nth).isEqualTo(List.of());
          assertThat(learner.page().evaluate(MIDDLE)).as(size + " " + nth).isEqualTo(true);
          learner.press("Escape");
        }
      }
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void arrows_walk_words_while_a_card_is_open_and_a_key_finds_the_next_new_word() throws Exception {
    try (var learner = open()) {
      learner.press("v");
      var place = learner.page().locator(".place").textContent();
      learner.word("手紙").click();
      var surface = learner.card().locator(".surface");
      learner.press("ArrowRight");
      assertThat(surface).not().hasText("手紙");
      learner.press("ArrowLeft");
      assertThat(surface).hasText("手紙");
      learner.press("]");
      assertThat(surface).not().hasText("手紙");
      learner.press("[");
      assertThat(surface).hasText("手紙");
      assertThat(learner.page().locator(".place")).hasText(place);

      learner.press(".");
      var next = learner.page().locator(".w.open");
      assertThat(next).hasAttribute("data-s", "new");
      learner.press("v");
      learner.word("手紙").click();
      learner.press("ArrowDown");
      assertThat(surface).not().hasText("手紙");
      learner.press("ArrowUp");
      assertThat(surface).hasText("手紙");
    }
  }

  @Test
  void marking_leads_to_the_next_new_word_for_those_who_want_it() throws Exception {
    stage.user("advance@example.org").add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    try (var learner = stage.visitor("advance").signIn()) {
      learner.openBook("灯台の郵便屋");
      learner.chapter("一　届かない手紙");
      learner.button("Text settings").click();
      learner.page().getByLabel("After marking a word").check();
      learner.press("Escape");
      learner.word("手紙").click();
      learner.press("3");
      assertThat(learner.card().locator(".surface")).not().hasText("手紙");
      assertThat(learner.page().locator(".w.open")).hasAttribute("data-s", "new");
    }
  }

  @Test
  void bands_of_a_sentence_lie_below_the_text_and_never_reach_into_another_line() throws Exception {
    try (var learner = open()) {
      for (var times = 0; times < 2; times++) {
        learner.word("手紙").click();
        learner.page().waitForSelector(".band.sentence");
        assertThat(learner.page().locator(".band.word")).hasCount(1);
        assertThat((Number) learner.page().evaluate(THICKNESS))
            .extracting(Number::doubleValue)
            .satisfies(over -> assertThat(over).isLessThan(0));
        assertThat(
                learner
                    .page()
                    .evaluate("() => getComputedStyle(document.querySelector('.bands')).zIndex"))
            .isEqualTo("-1");
        learner.press("Escape");
        assertThat(learner.page().locator(".band")).hasCount(0);
        learner.press("v");
      }
    }
  }

  @Test
  void no_letter_of_the_sentence_is_cut_off() throws Exception {
    try (var learner = stage.reader()) {
      learner.page().setViewportSize(390, 844);
      learner.openBook("灯台の郵便屋");
      learner.chapter("二　三百段の坂");
      learner.word("坂").click();
      learner.page().waitForSelector(".band.word");
      var title = learner.page().locator(".text h2");
      var shown = title.screenshot();
      learner.page().evaluate("() => CSS.highlights.clear()");
      assertThat(title.screenshot()).isEqualTo(shown);
    }
  }

  @Test
  @Needs(Need.EDICT)
  void senses_are_numbered_with_their_parts_of_speech_in_words_and_the_rest_after_a_touch()
      throws Exception {
    try (var learner = open()) {
      learner.word("手紙").click();
      var senses = learner.card().locator(".entry ol").first();
      assertThat(senses).containsText("letter");
      assertThat(senses.locator(".part").first()).containsText("noun");
      assertThat(learner.card()).not().containsText("(n)");
      assertThat(learner.card()).not().containsText("(1)");
    }
  }

  @Test
  @Needs(Need.EDICT)
  void a_set_phrase_is_told_with_its_meaning_and_leads_to_its_words() throws Exception {
    stage
        .user("phrase@example.org")
        .add("phrase", "?", SpeedBook.epub("気", "ja", "<p>変な気がする。魚を食べる。</p>"));
    stage.work();
    try (var learner = stage.visitor("phrase").signIn()) {
      learner.openBook("気");
      learner.word("気").click();
      var phrase = learner.card().locator(".phrase");
      assertThat(phrase.locator(".pieces")).hasText("気がする");
      assertThat(phrase.locator(".entry")).containsText("気がする");
      assertThat(phrase.locator(".entry")).containsText("feel");
      assertThat(learner.card().locator(".meaning .entry").first()).containsText("気");
      phrase.locator(".pieces button").last().click();
      assertThat(learner.card().locator(".surface")).hasText("する");
      assertThat(phrase.locator("[aria-current]")).hasText("する");
      learner.press("Escape");
      learner.word("魚").click();
      assertThat(learner.card().locator(".meaning .entry").first()).containsText("fish");
      assertThat(phrase).isHidden();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void the_text_of_a_card_is_scrolled_with_keys_while_it_has_the_focus() throws Exception {
    try (var learner = open()) {
      learner.page().setViewportSize(422, 195);
      learner.page().locator(".w:visible").nth(7).click();
      var surface = learner.card().locator(".surface");
      var word = surface.textContent();
      var middle = learner.card().locator(".card-middle");
      middle.focus();
      learner.press("ArrowDown");
      learner.page().waitForFunction("() => document.querySelector('.card-middle').scrollTop > 0");
      assertThat(surface).hasText(word);
      learner.press("]");
      assertThat(surface).not().hasText(word);
    }
  }

  private Visitor open() throws Exception {
    var learner = stage.reader();
    learner.openBook("灯台の郵便屋");
    learner.chapter("一　届かない手紙");
    return learner;
  }
}
