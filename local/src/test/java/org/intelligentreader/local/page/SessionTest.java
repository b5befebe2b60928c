package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// Somebody signed in, in one window and in two.
@InChromium
class SessionTest {
  private static final String CHANGE =
      """
      change => {
        const session = { ...JSON.parse(localStorage.getItem('reader.session')), ...change };
        localStorage.setItem('reader.session', JSON.stringify(session));
      }\
      """;

  private final PageStage stage;

  SessionTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void two_windows_share_a_session_and_what_was_marked() throws Exception {
    try (var learner = stage.reader()) {
      learner.openBook("灯台の郵便屋");
      learner.chapter("一　届かない手紙");
      var reader = learner.page().locator(".reader");
      reader.evaluate("reader => { reader.dataset.same = 'yes' }");

      var other = learner.window("#/words/sample");
      other.waitForResponse(
          response ->
              response.url().contains("/rest/v1/vocabulary")
                  && response.request().method().equals("POST")
                  && response.ok(),
          () -> other.locator("role=button[name=\"手紙: Learning\"]").click());
      learner.page().evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
      assertThat(learner.word("手紙")).hasAttribute("data-s", "learning");

      expire(other);
      renewed(learner.page(), () -> learner.button("Next page").click());
      assertThat(reader).hasAttribute("data-same", "yes");
      assertThat(learner.complaints()).isEmpty();

      other.getByText("Sign out").click();
      assertThat(learner.heading("Sign in")).isVisible();
    }
  }

  @Test
  void a_session_that_is_lost_asks_who_is_there_and_comes_back_to_the_same_page() throws Exception {
    try (var learner = stage.reader().goTo("#/queue")) {
      assertThat(learner.heading("Queue")).isVisible();
      learner.page().evaluate(CHANGE, Map.of("expires_at", 1, "refresh_token", "gone"));
      learner.page().reload();
      assertThat(learner.heading("Sign in")).isVisible();
      learner.page().getByLabel("E-mail").fill("reader@example.org");
      learner.page().getByLabel("Password").fill(Workshop.PASSWORD);
      learner.button("Sign in").click();
      assertThat(learner.heading("Queue")).isVisible();
    }
  }

  private static void expire(Page window) {
    window.evaluate(CHANGE, Map.of("expires_at", 1));
  }

  private static void renewed(Page window, Runnable action) {
    window.waitForResponse(
        response -> response.url().contains("grant_type=refresh_token") && response.ok(), action);
  }
}
