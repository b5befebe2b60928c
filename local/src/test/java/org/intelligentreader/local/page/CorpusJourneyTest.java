package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.intelligentreader.testing.Needs;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.Test;

/// Books that people really read, from the upload to the footnote.
@InChromium
class CorpusJourneyTest {
  private final PageStage stage;

  CorpusJourneyTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  @Needs(shared = "corpus/books/idpf-kusamakura-japanese-vertical-writing.epub")
  void a_japanese_novel_is_uploaded_read_upright_and_its_words_are_learned() throws Exception {
    var novel = book("idpf-kusamakura-japanese-vertical-writing.epub");
    try (var learner = stage.visitor("novel-reader").signUp()) {
      learner.upload("kusamakura.epub", novel);
      assertThat(learner.page().locator(".badge")).hasText("Waiting");
      var worker = Thread.ofVirtual().start(stage::work);
      assertThat(learner.page().locator(".card progress[value]")).isVisible();
      assertThat(learner.page().locator(".card")).containsText("different words");
      worker.join();

      learner.openBook("草枕");
      learner.chapter("一");
      assertThat(learner.page().locator(".viewport")).hasCSS("writing-mode", "vertical-rl");
      assertThat(learner.word("山路").locator("rt")).hasText("やまみち");
      var place = learner.page().locator(".place").textContent();
      learner.press("PageDown");
      assertThat(learner.page().locator(".place")).not().hasText(place);
      learner.press("PageUp");
      assertThat(learner.page().locator(".place")).hasText(place);

      learner.press("f");
      learner.press("f");
      assertThat(learner.word("山路").locator("rt")).isHidden();
      learner.press("v");
      assertThat(learner.page().locator(".viewport")).hasCSS("writing-mode", "horizontal-tb");

      learner.word("考えた").click();
      assertThat(learner.card()).containsText("考える");
      learner.press("Escape");
      learner.word("時").click();
      learner.mark("3");
      learner.press("Escape");
      learner.chapter("二");
      assertThat(learner.word("時")).hasAttribute("data-s", "known");
      learner.page().reload();
      learner.inChapter("");
      assertThat(learner.word("時")).hasAttribute("data-s", "known");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  @Needs(shared = "corpus/books/idpf-wasteland.epub")
  void the_notes_of_a_long_poem_are_read_where_they_are_referred_to() throws Exception {
    stage.user("poem-reader@example.org").add("poem", "?", book("idpf-wasteland.epub"));
    stage.work();
    try (var learner = stage.visitor("poem-reader").signIn()) {
      learner.openBook("The Waste Land");
      learner.chapter("I. THE BURIAL OF THE DEAD");
      var reference = learner.page().locator("a.note-reference").first();
      // The page with it is turned to first: what a click hits must not move under it.
      reference.scrollIntoViewIfNeeded();
      assertThat(reference).isInViewport();
      reference.click();
      assertThat(learner.page().locator("dialog .note-text")).containsText("Ezekiel");
      learner.button("Go to the note").click();
      assertThat(learner.page().locator(".chapter-title")).not().containsText("BURIAL");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  private static byte[] book(String name) throws IOException {
    return Files.readAllBytes(Repository.shared("corpus/books/" + name));
  }
}
