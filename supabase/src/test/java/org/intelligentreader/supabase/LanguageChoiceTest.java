package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A language that nobody chose is null, and English can be chosen, although older browsers send
/// `en` with every upload.
class LanguageChoiceTest {
  private final Shelf shelf;
  private final UUID user;
  private UUID job = new UUID(0, 0);

  LanguageChoiceTest() throws SQLException {
    shelf = new Shelf();
    user = shelf.newUser();
  }

  @BeforeEach
  void a_book_waits() throws SQLException {
    job = shelf.enqueue(user, "book_1");
  }

  @AfterEach
  void close() throws SQLException {
    shelf.close();
  }

  @Test
  void an_upload_without_a_word_chooses_nothing() throws SQLException {
    assertThat(shelf.job(job, "language")).isEmpty();
    assertThat(shelf.book(job, "language")).isEmpty();
    assertThat(claimed()).containsEntry("language", "en").doesNotContainKey("chosen_language");
  }

  @Test
  void the_english_that_older_browsers_send_with_every_upload_is_no_choice() throws SQLException {
    shelf.browser(user, "language = 'de', status = 'queued'");
    upsert("'en'");
    assertThat(claimed()).containsEntry("language", "en").doesNotContainKey("chosen_language");
  }

  @Test
  void english_is_chosen_by_an_update_and_stays_through_a_retry() throws SQLException {
    shelf.browser(user, "language = 'en', status = 'queued'");
    shelf.claim();
    shelf.fail(job, 1, false);
    shelf.browser(user, "status = 'queued'");
    assertThat(claimed()).containsEntry("chosen_language", "en");
  }

  @Test
  void another_language_is_chosen_by_whatever_names_it() throws SQLException {
    upsert("'ja'");
    assertThat(claimed()).containsEntry("language", "ja").containsEntry("chosen_language", "ja");
  }

  @Test
  void a_choice_can_be_taken_back() throws SQLException {
    shelf.browser(user, "language = 'en', status = 'queued'");
    upsert("null");
    assertThat(claimed()).doesNotContainKey("chosen_language");
  }

  @Test
  void a_row_from_before_says_english_although_nobody_chose() throws SQLException {
    shelf.root.run(
        "set session_replication_role = replica; update book_processing_jobs set language = 'en'");
    shelf.browser(user, "status = 'queued'");
    assertThat(claimed()).doesNotContainKey("chosen_language");
  }

  @Test
  void an_operator_chooses_in_so_many_words() throws SQLException {
    enqueue("''", "");
    assertThat(shelf.job(job, "language")).isEmpty();
    enqueue("'en'", "");
    assertThat(shelf.job(job, "language_chosen")).isEqualTo("f");
    enqueue("'en'", ", is_chosen => true");
    assertThat(claimed()).containsEntry("chosen_language", "en");
  }

  @Test
  void an_older_worker_is_told_a_language_all_the_same() throws SQLException {
    assertThat(shelf.worker.rows("select * from claim_book_processing_job('worker-1')").getFirst())
        .containsEntry("language", "en");
  }

  private void enqueue(String language, String more) throws SQLException {
    var statement =
        "select book_job_admin_enqueue(?, 'book_1', 'Title', %s, ?%s)".formatted(language, more);
    shelf.worker.value(statement, user, user + "/book_1/source.epub");
  }

  private void upsert(String language) throws SQLException {
    try (var browser = shelf.database.user(user)) {
      browser.change(
          """
          insert into book_processing_jobs (user_id, book_id, language, status, source_path)
          select user_id, book_id, %s, 'queued', source_path from book_processing_jobs
          on conflict (user_id, book_id) do update
            set language = excluded.language, status = excluded.status\
          """
              .formatted(language));
    }
  }

  private Map<String, String> claimed() throws SQLException {
    return shelf.claim().orElseThrow();
  }
}
