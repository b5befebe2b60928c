package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// A learner's reviews: words that are being learned come back in their sentence, with an answer.
@InChromium
class ReviewTest {
  private final PageStage stage;

  ReviewTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_word_comes_back_in_its_sentence_and_leads_to_its_place_in_the_book() throws Exception {
    var user = stage.user("review@example.org");
    user.add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    try (var learner = stage.visitor("review").signIn()) {
      learner.goTo("#/review");
      assertThat(learner.page().getByText("No word is being learned yet")).isVisible();
      learner.goTo("#/library");
      learner.openBook("灯台の郵便屋");
      learner.chapter("二　三百段の坂");
      learner.word("港").click();
      learner.press("2");
      learner.press("Escape");
      learner.word("坂").click();
      learner.press("2");
      learner.page().waitForCondition(() -> words(user).size() == 2);

      learner.goTo("#/review");
      assertThat(learner.page().getByText("Words to review: 2")).isVisible();
      assertThat(learner.page().locator(".question mark")).hasText("港");
      assertThat(learner.page().locator(".question")).not().hasText("港");
      learner.press("Enter");
      assertThat(learner.page().locator(".answer .reading")).containsText("みなと");
      assertThat(learner.page().locator(".grade"))
          .hasText(new String[] {"Again10 min", "Hard1 day", "Good2 days", "Easy8 days"});
      barriers(learner);
      learner.press("3");
      assertThat(learner.page().locator(".question mark")).hasText("坂");
      learner.page().waitForCondition(() -> asked(user, "港") > Duration.ofHours(40).toSeconds());
      learner.button("Undo the last answer").click();
      assertThat(learner.page().locator(".question mark")).hasText("港");
      learner.page().waitForCondition(() -> asked(user, "港") == 0);

      learner.button("Show the answer").click();
      learner.press("1");
      learner.button("Show the answer").click();
      assertThat(learner.page().locator(".answer .surface")).hasText("坂");
      learner.press("4");
      assertThat(learner.page().locator(".question mark")).hasText("港");
      learner.press("Enter");
      learner.press("3");
      assertThat(learner.page().getByText("Nothing to review now.")).isVisible();
      learner.button("Undo the last answer").click();
      learner.press("Enter");
      learner.page().locator(".review a[href^='#/read']").click();
      assertThat(learner.page().locator(".chapter-title")).hasText("二　三百段の坂");
      assertThat(learner.word("港")).isVisible();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_word_is_due_when_its_time_has_come_and_not_before() throws Exception {
    var user = stage.user("due@example.org");
    try (var learner = stage.visitor("due").signIn()) {
      for (var word : new String[] {"昨日 -1", "明日 1"}) {
        var parts = word.split(" ", 2);
        var due = Instant.now().plus(Duration.ofDays(Integer.parseInt(parts[1])));
        learner
            .page()
            .evaluate(
                "async ([lemma, due]) => { const { userId } = await import('./api/client.js');"
                    + " const { upsert } = await import('./api/rows.js');"
                    + " await upsert('vocabulary', 'user_id,id', { user_id: userId(), id: `ja:${lemma}`, kind: 'global', language: 'ja', word: lemma, lemma,"
                    + " status: 'learning', due, stability: 3, difficulty: 5, reps: 2, state: 2, last_review: '2026-01-01T00:00:00Z' }) }",
                new String[] {parts[0], due.toString()});
      }
      assertThat(words(user)).hasSize(2);
      learner.goTo("#/review");
      assertThat(learner.page().getByText("Words to review: 1")).isVisible();
      assertThat(learner.page().locator(".question mark")).hasText("昨日");
      learner.press("Enter");
      learner.press("3");
      assertThat(learner.page().getByText("Nothing to review now.")).isVisible();
    }
  }

  private static void barriers(Visitor learner) {
    assertThat(new AxeBuilder(learner.page()).setLegacyMode(true).analyze().getViolations())
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  /// In how many seconds a word is due; 0 when it has no date.
  private static long asked(Browser user, String lemma) {
    for (var word : words(user)) {
      if (word.path("lemma").asText().equals(lemma) && word.path("due").isTextual()) {
        return Duration.between(
                Instant.now(),
                java.time.OffsetDateTime.parse(word.path("due").asText()).toInstant())
            .toSeconds();
      }
    }
    return 0;
  }

  private static JsonNode words(Browser user) {
    try {
      return user.select("vocabulary?select=lemma,status,due&status=eq.learning");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
