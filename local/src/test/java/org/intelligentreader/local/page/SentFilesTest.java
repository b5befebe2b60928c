package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// Lines of files that are on their way, and what the page says for a while.
@InChromium
class SentFilesTest {
  private static final String SAY =
      "async ([text, kind]) => (await import('/ui/notice.js')).notify(text, kind)";

  private final PageStage stage;

  SentFilesTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void the_lines_of_files_speak_the_chosen_language_and_go_with_their_user() throws Exception {
    try (var learner = stage.visitor("sender").signUp()) {
      var epub = Workshop.sample("the-borrowed-umbrella.epub");
      learner.upload("one.epub", epub);
      assertThat(learner.page().locator(".card")).hasCount(1);
      learner.upload("again.epub", epub);
      assertThat(learner.page().locator(".uploads")).containsText("again.epub is in your library");
      learner.page().route("**/storage/v1/object/epubs/**", _ -> {});
      learner.upload("two.epub", Workshop.sample("todai-no-yubinya.epub"));
      assertThat(lines(learner)).hasCount(2);
      learner.page().getByLabel("Language of this page").selectOption("zh-CN");
      assertThat(lines(learner).first()).containsText("again.epub 已经在书库里了");
      assertThat(lines(learner).last()).containsText("正在上传 two.epub");
      assertThat(learner.button("取消: two.epub")).isVisible();

      learner.page().unrouteAll();
      learner.button("退出登录").click();
      assertThat(learner.heading("登录")).isVisible();
      learner.page().getByLabel("邮箱").fill("sender@example.org");
      learner.page().getByLabel("密码").fill(Workshop.PASSWORD);
      learner.page().locator("form button.primary").click();
      assertThat(learner.heading("书库")).isVisible();
      assertThat(lines(learner)).hasCount(0);
    }
    stage.work();
  }

  @Test
  void of_too_many_notices_the_oldest_plain_one_goes_and_no_error() throws Exception {
    try (var learner = stage.reader()) {
      for (var notice : new String[] {"first", "second!", "third", "fourth", "fifth"}) {
        learner
            .page()
            .evaluate(SAY, new String[] {notice, notice.endsWith("!") ? "error" : "info"});
      }
      assertThat(learner.page().locator(".notice span"))
          .hasText(new String[] {"second!", "fourth", "fifth"});
    }
  }

  private static Locator lines(Visitor learner) {
    return learner.page().locator(".uploads li");
  }
}
