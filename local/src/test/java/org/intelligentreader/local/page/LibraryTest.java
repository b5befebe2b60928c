package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// The shelf: what comes, what fails, what goes.
@InChromium
class LibraryTest {
  private final PageStage stage;

  LibraryTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_broken_book_says_why_and_can_be_tried_again_or_removed() throws Exception {
    try (var learner = stage.visitor("broken").signUp()) {
      learner.upload("broken.epub", zip("data.bin", "\u0001\u0002"));
      assertThat(learner.page().locator(".badge")).hasText("Waiting");
      stage.work();
      assertThat(learner.page().locator(".badge")).hasText("Failed");
      assertThat(learner.page().locator(".reason")).containsText("no book in it");
      assertThat(learner.page().locator(".card code")).hasText("no-package-document");

      learner.button("Try again").click();
      assertThat(learner.page().locator(".badge")).hasText("Waiting");
      stage.work();
      assertThat(learner.page().locator(".badge")).hasText("Failed");

      learner.button("Remove").click();
      learner.page().locator("dialog button.danger").click();
      assertThat(learner.page().getByText("Your shelf is empty")).isVisible();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void a_book_that_is_removed_leaves_no_file_nor_what_was_put_right_in_it() throws Exception {
    try (var learner = stage.visitor("remover").signUp()) {
      learner.upload("umbrella.epub", Workshop.sample("the-borrowed-umbrella.epub"));
      assertThat(learner.page().locator(".badge")).hasText("Waiting");
      var user = stage.user("remover@example.org");
      var folder = user.userId() + "/" + user.select("books?select=id").path(0).path("id").asText();
      user.put(
          folder + "/overrides.json",
          "application/json",
          "{\"version\":\"1\",\"overrides\":[]}".getBytes(StandardCharsets.UTF_8));
      manyPictures(folder + "/processed/images/");
      stage.work();
      var manifest =
          user.select("books?select=processed_path").path(0).path("processed_path").asText();
      assertThat(user.download(manifest)).isNotEmpty();
      assertThat(learner.page().locator(".card")).containsText("different words");
      changeLanguage(learner, "fr");
      stage.work();
      assertThat(learner.page().locator(".card .meta").first()).containsText("French");

      learner.page().locator(".card-more").click();
      learner.button("Remove").click();
      learner.page().locator("dialog button.danger").last().click();
      assertThat(learner.page().getByText("Your shelf is empty")).isVisible();
      for (var name : List.of(folder + "/source.epub", folder + "/overrides.json", manifest)) {
        assertThatThrownBy(() -> user.download(name)).isInstanceOf(IOException.class);
      }
      assertThat(files(folder)).isZero();
    }
  }

  @Test
  void english_can_be_chosen() throws Exception {
    try (var learner = stage.visitor("english").signUp()) {
      learner.upload("fox.epub", SpeedBook.epub("狐", "ja", "<p>狐は森を出た。</p>"));
      assertThat(learner.page().locator(".badge")).hasText("Waiting");
      stage.work();
      assertThat(learner.page().locator(".card .meta").first()).containsText("Japanese");
      learner
          .page()
          .waitForResponse(
              response ->
                  response.request().method().equals("PATCH")
                      && response.url().contains("/book_processing_jobs")
                      && response.ok(),
              () -> changeLanguage(learner, "en"));
      stage.work();
      assertThat(learner.page().locator(".card .meta").first()).containsText("English");
      var user = stage.user("english@example.org");
      var manifest =
          user.select("books?select=processed_path").path(0).path("processed_path").asText();
      try (var packed = new GZIPInputStream(new ByteArrayInputStream(user.download(manifest)))) {
        assertThat(new String(packed.readAllBytes(), StandardCharsets.UTF_8))
            .contains("\"language\":\"en\"");
      }
    }
  }

  private static void changeLanguage(Visitor learner, String language) {
    learner.page().locator(".card-more").click();
    learner.page().locator("dialog select").selectOption(language);
    learner
        .page()
        .waitForResponse(
            response ->
                response.url().contains("/book_processing_jobs?on_conflict") && response.ok(),
            () -> learner.button("Change language").click());
  }

  /// More than a server lists at a time.
  private void manyPictures(String folder) throws SQLException {
    try (var connection = DriverManager.getConnection(stage.stack().databaseUrl());
        var statement =
            connection.prepareStatement(
                "insert into storage.objects (bucket_id, name, version)"
                    + " select 'epubs', ? || n || '.png', n::text from generate_series(1, 1200) as n")) {
      statement.setString(1, folder);
      statement.executeUpdate();
    }
  }

  private long files(String folder) throws SQLException {
    try (var connection = DriverManager.getConnection(stage.stack().databaseUrl());
        var statement =
            connection.prepareStatement(
                "select count(*) from storage.objects where starts_with(name, ?)")) {
      statement.setString(1, folder);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  @Test
  void a_file_that_cannot_be_a_book_is_refused_before_it_is_sent() throws Exception {
    try (var learner = stage.visitor("refused").signUp()) {
      learner.upload("notes.epub", "{\\rtf1 words}".getBytes(StandardCharsets.UTF_8));
      assertThat(learner.page().locator(".notice.error"))
          .containsText("notes.epub is not a book in a known format.");
      learner.upload("empty.epub", new byte[0]);
      assertThat(learner.page().getByText("empty.epub is empty")).isVisible();
      assertThat(stage.user("refused@example.org").select("books?select=id")).isEmpty();
    }
  }

  @Test
  void a_page_left_in_the_middle_of_an_upload_asks_first_and_the_book_can_be_added_again()
      throws Exception {
    try (var learner = stage.visitor("interrupted").signUp()) {
      var epub = Workshop.sample("the-borrowed-umbrella.epub");
      var asked = new ArrayList<String>();
      learner
          .page()
          .onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.accept();
          });
      learner.page().route("**/storage/v1/object/epubs/**", _ -> {});
      learner.upload("umbrella.epub", epub);
      assertThat(learner.page().locator(".uploads progress")).isVisible();
      assertThat(learner.page()).hasTitle("Library · Intelligent Reader");
      learner.goTo("#/about");
      assertThat(learner.page()).hasTitle("About · Intelligent Reader");
      learner.goTo("#/library");
      assertThat(learner.button("Cancel: umbrella.epub")).isVisible();
      learner.page().reload();
      assertThat(asked).containsExactly("beforeunload");
      assertThat(learner.page().getByText("Your shelf is empty")).isVisible();

      learner.page().unrouteAll();
      learner.upload("umbrella.epub", epub);
      assertThat(learner.page().locator(".badge")).hasText("Waiting");
      assertThat(learner.complaints()).isEmpty();
    }
    stage.work();
  }

  @Test
  void a_running_job_shows_its_stage_in_words_and_can_be_cancelled() throws Exception {
    stage.work();
    try (var learner = stage.visitor("canceller").signUp()) {
      learner.upload("umbrella.epub", Workshop.sample("the-borrowed-umbrella.epub"));
      assertThat(learner.page().locator(".badge")).hasText("Waiting");
      var job = stage.rpc("book_job_claim", "{\"worker_id\":\"w\"}").path(0);
      stage.rpc(
          "book_job_heartbeat",
          "{\"job_id\":\"%s\",\"lease_attempt\":%d,\"new_progress\":40,\"new_stage\":\"chapter 7 of 23\"}"
              .formatted(job.path("id").asText(), job.path("attempts").asInt()));

      var card = learner.page().locator(".card");
      assertThat(card).containsText("Splitting words, chapter 7 of 23");
      assertThat(card).containsText("40%");
      assertThat(card).containsText("left");

      learner.button("Cancel").click();
      assertThat(learner.page().locator(".badge")).hasText("Cancelled");
      var row = stage.user("canceller@example.org").select("book_processing_jobs?select=status");
      assertThat(row.path(0).path("status").asText()).isEqualTo("cancelled");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void the_same_file_again_offers_to_open_the_book_that_is_there() throws Exception {
    try (var learner = stage.reader()) {
      var epub = Workshop.sample("the-borrowed-umbrella.epub");
      learner.upload("umbrella.epub", epub);
      assertThat(learner.page().locator(".card")).hasCount(2);
      learner.upload("umbrella-copy.epub", epub);
      assertThat(learner.page().locator(".uploads"))
          .containsText("umbrella-copy.epub is in your library already.");
      assertThat(learner.role("link", "Open it")).isVisible();
      stage.work();
    }
  }

  @Test
  void details_say_what_was_odd_and_the_shelf_can_be_searched() throws Exception {
    try (var learner = stage.reader()) {
      learner.page().locator(".card-more").first().click();
      assertThat(learner.page().locator("dialog")).containsText("No problems were found");
      learner.press("Escape");
      assertThat(learner.page().locator("dialog")).hasCount(0);
      learner.press("/");
      learner.page().keyboard().type("nothing like it");
      assertThat(learner.page().getByText("No book matches.")).isVisible();
      learner.page().getByLabel("Search title").fill("灯台");
      assertThat(learner.page().locator(".card")).hasCount(1);
      learner.button("List").click();
      assertThat(learner.page().locator(".shelf")).hasAttribute("data-layout", "list");
      assertThat(learner.page().locator(".card .meta").first()).containsText("Japanese");
      assertThat(learner.page().locator(".card .meta").first()).containsText("different words");
    }
  }

  @Test
  void a_wrong_password_is_explained() throws Exception {
    stage.user("forgetful@example.org");
    try (var learner = stage.visitor("forgetful").goTo("")) {
      learner.page().getByLabel("E-mail").fill("forgetful@example.org");
      learner.page().getByLabel("Password").fill("wrong-horse");
      learner.button("Sign in").click();
      assertThat(learner.page().locator("form .message")).containsText("Wrong e-mail or password");
    }
  }

  @Test
  void the_words_of_a_book_can_be_marked_filtered_and_taken_away() throws Exception {
    try (var learner = stage.reader().goTo("#/words/sample")) {
      var name = learner.page().locator("[data-label=Word] a").first();
      assertThat(name).isVisible();
      var word = name.textContent();
      learner.role("button", word + ": Learning").click();
      learner.page().locator(".toolbar select").first().selectOption("learning");
      assertThat(name).hasText(word);
      var file = learner.page().waitForDownload(() -> learner.button("Export (TSV)").click());
      assertThat(Files.readString(file.path()))
          .startsWith("word\treading\tpart of speech\tcount\tstate\n" + word + "\t")
          .contains("\tlearning\n");
      assertThat(learner.complaints()).isEmpty();
    }
  }

  private static byte[] zip(String name, String content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
