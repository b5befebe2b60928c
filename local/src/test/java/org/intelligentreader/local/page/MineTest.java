package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// What a learner knows: marks of many words at once, coverage, the list over all books, imports.
@InChromium
class MineTest {
  private static final String TITLE = "灯台の郵便屋";
  private static final String ANIMALS = "<p>犬が走る。犬が鳴く。犬が眠る。猫が走る。</p>";

  private final PageStage stage;

  MineTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_mark_counts_in_every_book_of_the_language_and_old_marks_come_along() throws Exception {
    var user = stage.user("tags@example.org");
    user.add("b1", "?", SpeedBook.epub("一", "ja", ANIMALS));
    user.add("b2", "?", SpeedBook.epub("二", "ja-JP", ANIMALS));
    stage.work();
    try (var learner = stage.visitor("tags").signIn().goTo("#/words/b2")) {
      // As the page stored it before: by the whole tag of the book.
      learner.page().waitForSelector(".word-cell");
      store(learner, "ja-JP", "猫", "known");

      learner.goTo("#/words/b1");
      assertThat(state(learner, "猫", "Known")).hasAttribute("aria-pressed", "true");
      state(learner, "犬", "Learning").click();
      assertThat(state(learner, "犬", "Learning")).hasAttribute("aria-pressed", "true");
      learner.page().waitForCondition(() -> ids(user).equals("ja:犬 learning, ja:猫 known"));

      learner.goTo("#/words/b2");
      assertThat(state(learner, "犬", "Learning")).hasAttribute("aria-pressed", "true");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void the_rest_of_a_page_or_chapter_is_marked_known_in_one_action_and_taken_back()
      throws Exception {
    stage.user("rest@example.org").add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    try (var learner = stage.visitor("rest").signIn()) {
      learner.openBook(TITLE);
      learner.chapter("一　届かない手紙");
      learner.word("手紙").click();
      learner.press("2");
      learner.press("Escape");

      learner.press("m");
      assertThat(learner.page().locator("dialog")).containsText("You know 0%");
      learner.page().getByText(Pattern.compile("^New words on this page: \\d+$")).click();
      assertThat(learner.page().locator(".notice")).containsText("Words marked:");
      assertThat(learner.word("海")).hasAttribute("data-s", "known");
      assertThat(learner.word("手紙")).hasAttribute("data-s", "learning");
      learner.button("Undo").click();
      assertThat(learner.page().getByText("All is as it was before.")).isVisible();
      assertThat(learner.word("海")).hasAttribute("data-s", "new");
      assertThat(learner.word("手紙")).hasAttribute("data-s", "learning");

      learner.press("m");
      learner.page().getByText(Pattern.compile("^New words in this chapter: \\d+$")).click();
      assertThat(learner.page().locator(".w[data-s=new]")).hasCount(0);
      learner.button("Contents").click();
      assertThat(learner.page().locator(".toc-share").nth(1)).hasText(Pattern.compile("9\\d%"));
      learner.press("Escape");
      learner.page().reload();
      learner.inChapter("");
      assertThat(learner.word("海")).hasAttribute("data-s", "known");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void marks_that_cannot_be_stored_are_told_and_nothing_seems_known() throws Exception {
    stage.user("lossy@example.org").add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
    stage.work();
    try (var learner = stage.visitor("lossy").signIn()) {
      learner.openBook(TITLE);
      learner.chapter("二　三百段の坂");
      learner.word("坂");
      var before = learner.page().locator(".w[data-s=new]").count();
      learner
          .page()
          .route(
              "**/rest/v1/vocabulary?on_conflict**",
              route -> route.fulfill(new Route.FulfillOptions().setStatus(403).setBody("{}")));
      learner.press("m");
      learner.page().getByText("New words in this chapter").click();
      assertThat(learner.page().locator(".notice.error")).containsText("Marks stored: 0 of");
      assertThat(learner.page().locator(".w[data-s=known]")).hasCount(0);
      assertThat(learner.page().locator(".w[data-s=new]")).hasCount(before);
    }
  }

  @Test
  void the_words_of_a_book_say_how_much_is_known_and_what_to_learn() throws Exception {
    var user = stage.user("cover@example.org");
    user.add("b1", "?", SpeedBook.epub("動物", "ja", ANIMALS));
    user.add("b2", "?", SpeedBook.epub("天気", "ja", "<p>雨が降る。雨がやむ。</p>"));
    stage.work();
    try (var learner = stage.visitor("cover").signIn().goTo("#/words/b1")) {
      var known = learner.page().locator(".coverage");
      assertThat(known).containsText("You know 0% of the words of this book.");
      // 犬 three times, 走る twice, 鳴く, 眠る and 猫 once.
      state(learner, "犬", "Known").click();
      assertThat(known).containsText("You know 38% of the words");
      state(learner, "走る", "Known").click();
      assertThat(known).containsText("You know 63% of the words");
      state(learner, "鳴く", "Ignore").click();
      assertThat(known).containsText("You know 75% of the words");
      learner.button("Learn these 2 words for 95%").click();
      assertThat(learner.page().locator(".word-cell")).hasCount(2);
      learner.button("Mark the new ones as learning").click();
      assertThat(learner.page().locator(".notice")).containsText("Words marked: 2");
      assertThat(state(learner, "猫", "Learning")).hasAttribute("aria-pressed", "true");

      learner.goTo("#/library");
      assertThat(learner.page().locator(".card", withText("動物")))
          .containsText("You know 75% of its words");
      learner.page().getByLabel("Sort by").selectOption("known");
      assertThat(learner.page().locator(".card", withText("天気")))
          .containsText("You know 0% of its words");
      assertThat(learner.page().locator(".card .title").first()).hasText("動物");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void my_words_are_listed_over_all_books_with_how_often_they_have_them() throws Exception {
    var user = stage.user("lister@example.org");
    user.add("b1", "?", SpeedBook.epub("一", "ja", ANIMALS));
    user.add("b2", "?", SpeedBook.epub("二", "ja-JP", ANIMALS));
    stage.work();
    try (var learner = stage.visitor("lister")) {
      // The rows of the books do not get to know the language that the worker found.
      learner
          .page()
          .route(
              "**/rest/v1/books?id=eq.*",
              route -> {
                if (route.request().method().equals("PATCH")) {
                  route.fulfill(new Route.FulfillOptions().setStatus(204));
                } else {
                  route.resume();
                }
              });
      learner.signIn().goTo("#/mine");
      assertThat(learner.page().getByText("You have marked no words")).isVisible();
      ImportTest.choose(learner, "my.csv", "word,state\n猫,learning\n犬,known\n鯨,known\n");
      learner.button("Import 3 words").click();
      assertThat(learner.page().locator("tbody tr").first()).containsText("犬");
      assertThat(learner.page().locator("tbody tr").first()).containsText("6 in 2 books");
      assertThat(learner.page().locator("tbody tr").nth(1)).containsText("2 in 2 books");
      assertThat(learner.page().getByText("Known: 2 · Learning: 1 · Ignore: 0")).isVisible();
      learner.page().getByLabel("State").selectOption("learning");
      assertThat(learner.page().locator(".word-cell")).hasCount(1);
      var file = learner.page().waitForDownload(() -> learner.button("Export (TSV)").click());
      assertThat(Files.readString(file.path()))
          .isEqualTo("word\tstate\tmet\tbooks\tsentence\n猫\tlearning\t2\t2\t\n");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_book_whose_words_cannot_be_fetched_is_told_and_not_counted() throws Exception {
    var user = stage.user("missing@example.org");
    user.add("b1", "?", SpeedBook.epub("一", "ja", ANIMALS));
    user.add("b2", "?", SpeedBook.epub("二", "ja", ANIMALS));
    stage.work();
    try (var learner = stage.visitor("missing").signIn()) {
      learner.page().route("**/b2/processed/**/vocabulary.json.gz*", Route::abort);
      learner.goTo("#/mine");
      assertThat(learner.page().getByText("are not counted: 1.")).isVisible();
      ImportTest.choose(learner, "my.txt", "犬\n");
      learner.button("Import 1 word").click();
      assertThat(learner.page().locator("tbody tr").first()).containsText("3 in 1 book");
    }
  }

  private static Page.LocatorOptions withText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Locator state(Visitor learner, String word, String state) {
    return learner.role("button", word + ": " + state);
  }

  /// A mark as earlier versions of the page stored it.
  private static void store(Visitor learner, String language, String word, String state) {
    learner
        .page()
        .evaluate(
            """
            async ([language, word, status]) => {
              const { userId } = await import('/api/client.js');
              const { upsert } = await import('/api/rows.js');
              await upsert('vocabulary', 'user_id,id', { user_id: userId(), id: `${language}:${word}`, kind: 'global-known',
                language, word, lemma: word, status, updated_at: new Date().toISOString() });
            }\
            """,
            new Object[] {language, word, state});
  }

  private static String ids(Browser user) {
    try {
      var rows = user.select("vocabulary?select=id,status&order=id");
      return IntStream.range(0, rows.size())
          .mapToObj(rows::path)
          .map((JsonNode row) -> row.path("id").asText() + " " + row.path("status").asText())
          .sorted()
          .collect(Collectors.joining(", "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
