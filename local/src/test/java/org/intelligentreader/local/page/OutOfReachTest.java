package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// A server that does not answer, or not every request.
@InChromium
class OutOfReachTest {
  private static final String SERVER = "**/{rest,auth,storage}/v1/**";

  private final PageStage stage;

  OutOfReachTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_request_that_fails_does_not_make_the_page_offline_while_the_server_answers_others()
      throws Exception {
    try (var learner = open("partly")) {
      learner.page().route("**/rest/v1/progress?on_conflict**", Route::abort);
      learner.page().waitForResponse(OutOfReachTest::isSignOfLife, () -> learner.press("PageDown"));
      assertThat(strip(learner)).isHidden();
      learner.page().unrouteAll();
      learner.page().route("**/places.json*", Route::abort);
      learner.page().waitForResponse(OutOfReachTest::isSignOfLife, () -> learner.press("b"));
      assertThat(learner.page().locator(".notice.error")).containsText("kept on this device");
      assertThat(strip(learner)).isHidden();
    }
  }

  @Test
  void a_server_that_does_not_answer_at_all_makes_it_offline_until_it_answers() throws Exception {
    try (var learner = open("wholly")) {
      learner.page().route(SERVER, Route::abort);
      learner.press("b");
      assertThat(strip(learner)).isVisible();
      assertThat(strip(learner)).containsText("No connection");
      learner.page().unrouteAll();
      learner.press("PageDown");
      assertThat(strip(learner)).isHidden();
    }
  }

  @Test
  void signing_out_does_not_wait_for_a_server_that_is_silent() throws Exception {
    try (var learner = open("silent-leaver")) {
      learner.press("g");
      assertThat(learner.heading("Library")).isVisible();
      learner.page().route("**/auth/v1/logout**", _ -> {});
      var start = System.nanoTime();
      learner.button("Sign out").click();
      assertThat(learner.button("Signing out …")).isDisabled();
      assertThat(learner.heading("Sign in")).isVisible();
      assertThat((System.nanoTime() - start) / 1e9).isLessThan(8);
    }
  }

  @Test
  void signing_out_shows_that_changes_are_being_sent_and_how_many() throws Exception {
    try (var learner = open("slow-leaver")) {
      learner.page().route(SERVER, Route::abort);
      learner.press("b");
      learner.word("手紙").click();
      learner.press("2");
      learner.press("Escape");
      assertThat(strip(learner)).isVisible();
      learner.press("g");
      assertThat(learner.button("Sign out")).isVisible();
      learner.page().unrouteAll();
      learner.page().route("**/{rest,storage}/v1/**", _ -> {});
      learner.button("Sign out").click();
      var dialog = learner.page().locator("dialog");
      assertThat(dialog).containsText(Pattern.compile("this device: [234] changes"));
      dialog.locator("button", new Locator.LocatorOptions().setHasText("Cancel")).click();
      assertThat(dialog).hasCount(0);
      assertThat(learner.button("Sign out")).isEnabled();
      learner.page().unrouteAll();
    }
  }

  private static boolean isSignOfLife(Response response) {
    return response.url().endsWith("/auth/v1/health") && response.ok();
  }

  private Visitor open(String name) throws Exception {
    stage.user(name + "@example.org").add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    var learner = stage.visitor(name).signIn();
    learner.openBook("灯台の郵便屋");
    learner.chapter("一　届かない手紙");
    return learner;
  }

  private static Locator strip(Visitor learner) {
    return learner.page().locator(".offline-strip");
  }
}
