package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Makes the pictures of the README. How to run it: CONTRIBUTING.md.
@Tag("campaign")
@InChromium
class ScreenshotsTest {
  private static final String PAINTED =
      "() => document.fonts.ready.then(() => [...document.images].every(image => image.complete))";

  private final PageStage stage;

  ScreenshotsTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void the_pictures_of_the_readme_are_made_anew() throws Exception {
    shelf();
    try (var learner = stage.atThisMachine("en-GB")) {
      learner.page().setViewportSize(1000, 740);
      learner.goTo("#/library");
      assertThat(learner.page().locator(".card")).hasCount(4);
      assertThat(learner.page().getByText("different words")).hasCount(2);
      take(learner, "library");
      learner.page().setViewportSize(1000, 640);
      learner.goTo("#/queue");
      assertThat(learner.page().locator("[data-job]")).hasCount(4);
      assertThat(learner.page().locator("[data-label='Characters/s']:not(:empty)")).hasCount(2);
      take(learner, "queue");

      learner.goTo("#/library");
      learner.openBook("灯台の郵便屋");
      learner.chapter("二　三百段の坂");
      learner.page().evaluate("() => document.activeElement.blur()");
      learner.word("港").click();
      meaning(learner);
      take(learner, "reader-vertical");
      learner.press("Escape");
      learner.press("v");
      theme(learner, "dark");
      learner.word("漁師").click();
      meaning(learner);
      take(learner, "reader-dark");
      learner.press("Escape");
      theme(learner, "sepia");
      learner.page().setViewportSize(390, 760);
      learner.word("漁師").click();
      meaning(learner);
      take(learner, "reader-phone");
    }
  }

  /// Two books to read, one on its way, one that failed.
  private void shelf() throws Exception {
    var operator = stage.user(PageStage.OPERATOR);
    operator.add("umbrella", "?", Workshop.sample("the-borrowed-umbrella.epub"));
    operator.add("lighthouse", "?", Workshop.sample("todai-no-yubinya.epub"));
    operator.add("notes", "My notes", "just words".getBytes(StandardCharsets.UTF_8));
    stage.work();
    operator.add("novel", "A long novel", Workshop.sample("the-borrowed-umbrella.epub"));
    var job = stage.rpc("book_job_claim", "{\"worker_id\":\"worker-1\"}").path(0);
    stage.rpc(
        "book_job_heartbeat",
        "{\"job_id\":\"%s\",\"lease_attempt\":%d,\"new_progress\":34,\"new_stage\":\"chapter 7 of 23\"}"
            .formatted(job.path("id").asText(), job.path("attempts").asInt()));
  }

  private static void meaning(Visitor learner) {
    assertThat(learner.card().locator(".entry").first()).isVisible();
  }

  private static void theme(Visitor learner, String theme) {
    learner.page().evaluate("theme => document.documentElement.dataset.theme = theme", theme);
  }

  private static void take(Visitor learner, String name) {
    learner.page().waitForFunction(PAINTED);
    Path file = Repository.root().resolve("docs/images/" + name + ".png");
    learner.page().screenshot(new Page.ScreenshotOptions().setPath(file));
  }
}
