package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Words that somebody knows, out of files of other programs.
@InChromium
class ImportTest {
  private final PageStage stage;

  ImportTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_file_with_bad_lines_says_which_and_why_and_loses_none_of_the_others() throws Exception {
    try (var learner = stage.visitor("lines").signUp().goTo("#/mine")) {
      choose(learner, "known.csv", "word,note\n犬,dog\n123,number\n\"猫,open\n鳥,bird\n");
      var dialog = learner.page().locator("dialog");
      assertThat(dialog).containsText("Words found in known.csv: 2");
      assertThat(dialog).containsText("Line 3: it has no letter.");
      assertThat(dialog).containsText("Line 4: a quotation mark is opened and never closed.");
      learner.button("Import 2 words").click();
      assertThat(learner.page().locator(".word-cell")).hasCount(2);

      for (var bad : new String[] {"broken.json", "empty.txt", "zip.apkg"}) {
        choose(
            learner,
            bad,
            switch (bad) {
              case "broken.json" -> "[\n\"犬\",\n猫]";
              case "zip.apkg" -> "PK\u0003\u0004 no more";
              default -> "";
            });
        assertThat(learner.page().locator("dialog [role=alert]"))
            .containsText(bad + " cannot be imported, and nothing was changed: ");
        learner.press("Escape");
      }
      assertThat(learner.page().locator(".word-cell")).hasCount(2);
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void ten_thousand_words_are_imported_and_own_marks_stay() throws Exception {
    var user = stage.user("bulk@example.org");
    try (var learner = stage.visitor("bulk").signIn().goTo("#/mine")) {
      choose(learner, "first.txt", "語1\n");
      learner.page().locator("dialog select[name=state]").selectOption("learning");
      learner.button("Import 1 word").click();
      assertThat(learner.page().locator(".word-cell")).hasCount(1);
      assertThat(learner.page().getByText("Words marked: 1")).isVisible();

      choose(
          learner,
          "many.txt",
          IntStream.rangeClosed(1, 10_000)
              .mapToObj(i -> "語" + i)
              .collect(Collectors.joining("\n")));
      learner.button("Import 10,000 words").click();
      learner
          .page()
          .getByText("Words marked: 9,999")
          .waitFor(new Locator.WaitForOptions().setTimeout(120_000));
      assertThat(
              user.select("vocabulary?select=status&lemma=eq.語1".replace("語", "%E8%AA%9E"))
                  .path(0)
                  .path("status")
                  .asText())
          .isEqualTo("learning");
      assertThat(learner.page().getByText("Known: 9,999 · Learning: 1")).isVisible();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_state_that_the_page_does_not_know_is_named_before_anything_is_stored() throws Exception {
    try (var learner = stage.visitor("strange").signUp().goTo("#/mine")) {
      choose(learner, "words.txt", "word,state\n犬,wellknown\n猫,known\n鳥,half\n");
      assertThat(learner.page().locator("dialog .strange"))
          .containsText("no meaning here: wellknown, half. 2 words get the state");
      learner.page().locator("dialog select[name=state]").selectOption("learning");
      learner.button("Import 3 words").click();
      assertThat(learner.page().getByText("Known: 1 · Learning: 2")).isVisible();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  /// Chooses a file in the dialog for imports.
  static void choose(Visitor learner, String name, String content) {
    learner.button("Import words").click();
    learner
        .page()
        .locator("dialog input[type=file]")
        .setInputFiles(
            new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8)));
  }
}
