package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpgradeTest {
  private static final UUID OWNER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000002");

  private Database database;
  private Session root;

  UpgradeTest() throws SQLException {
    database = Database.base("open");
    root = database.open();
  }

  @BeforeEach
  void an_older_project_with_a_job_in_every_state() throws SQLException {
    root.run(Database.file("src/test/resources/older-schema.sql"));
    for (var user : new UUID[] {OWNER, OTHER}) {
      root.change("insert into auth.users (id, email) values (?, ?)", user, user + "@example.org");
    }
    job("waiting", "queued", "source.epub");
    job("used-up", "queued", "source.epub");
    root.run(
        "update book_processing_jobs set attempts = 7, locked_at = now() where book_id ="
            + " 'used-up'");
    job("running", "processing", "source.epub");
    root.run(
        "update book_processing_jobs set attempts = 1, locked_at = now(), locked_by = 'worker-1'"
            + " where book_id = 'running'");
    job("crashed", "processing", "source.epub");
    root.run(
        "update book_processing_jobs set attempts = 1, locked_at = now() - interval '3 days' where"
            + " book_id = 'crashed'");
    job("finished", "done", "source.epub");
    root.run(
        "update book_processing_jobs set progress = 100, processed_path = user_id ||"
            + " '/finished/processed/manifest.json.gz' where book_id = 'finished'");
    job("hollow", "done", "source.epub");
    job("failed", "error", "source.epub");
    job("stopped", "cancelled", "source.epub");
    job("over", "error", "source.epub");
    root.run(
        "update book_processing_jobs set progress = 900, error = repeat('x', 9000) where book_id ="
            + " 'over'");
    job("thief", "queued", "source.epub");
    root.change(
        "update book_processing_jobs set source_path = ? where book_id = 'thief'",
        OTHER + "/diary/source.epub");
    job("over-long", "queued", "source.epub");
    root.run(
        "update books set cover = repeat('A', 4100000), title = repeat('t', 3000) where id ="
            + " 'over-long'");
    job("climber", "queued", "../../etc/passwd");
    job("../up", "queued", "source.epub");
    root.run(Database.schema());
  }

  @AfterEach
  void close() throws SQLException {
    root.close();
    database.close();
  }

  @Test
  void a_second_run_over_the_upgraded_rows_changes_nothing() throws SQLException {
    var once = root.rows("select * from book_processing_jobs order by book_id");
    root.run(Database.file("schema.sql"));
    assertThat(root.rows("select * from book_processing_jobs order by book_id")).isEqualTo(once);
  }

  @Test
  void the_rights_and_the_rules_are_those_of_a_new_project() throws SQLException {
    try (var fresh = Database.withSchema();
        var freshRoot = fresh.open()) {
      assertThat(rules(root)).isEqualTo(rules(freshRoot));
    }
  }

  @Test
  void a_job_that_points_at_somebody_elses_file_is_gone_and_its_book_says_so() throws SQLException {
    assertThat(
            root.column(
                "select book_id from book_processing_jobs where book_id in ('thief', 'climber',"
                    + " '../up')"))
        .isEmpty();
    assertThat(
            root.column(
                "select distinct processing_status from books where id in ('thief', 'climber',"
                    + " '../up')"))
        .containsExactly("error");
  }

  @Test
  void a_running_job_keeps_its_quarter_of_an_hour_and_its_old_worker_may_finish()
      throws SQLException {
    assertThat(status("running")).contains("processing");
    root.change(
        "insert into storage.objects (bucket_id, name) values ('epubs', ?)",
        OWNER + "/running/processed/manifest.json.gz");
    try (var worker = database.worker()) {
      worker.run(
          "select update_book_processing_job('%s', 'done', 100, 'done', null, '%s/running/processed/manifest.json.gz')"
              .formatted(id("running"), OWNER));
    }
    assertThat(status("running")).contains("done");
    assertThat(root.value("select processing_status from books where id = 'running'"))
        .contains("ready");
  }

  @Test
  void a_crashed_job_comes_back() throws SQLException {
    try (var worker = database.worker()) {
      assertThat(worker.number("select book_job_sweep()")).isEqualTo(1);
    }
    assertThat(status("crashed")).contains("queued");
  }

  @Test
  void a_job_whose_attempts_were_used_up_for_ever_can_be_claimed() throws SQLException {
    root.run("delete from book_processing_jobs where book_id <> 'used-up'");
    try (var worker = database.worker()) {
      assertThat(worker.rows("select * from book_job_claim('w')"))
          .singleElement()
          .satisfies(row ->
              assertThat(row).containsEntry("attempts", "8").containsEntry("attempts_left", "4"));
    }
  }

  @Test
  void a_book_over_the_limits_of_today_keeps_its_cover_and_goes_on_like_any_other()
      throws SQLException {
    try (var worker = database.worker()) {
      assertThat(worker.rows("select * from book_job_claim('w')")).hasSize(1);
      assertThat(worker.rows("select * from book_job_claim('w')")).hasSize(1);
      assertThat(worker.rows("select * from book_job_claim('w')")).hasSize(1);
    }
    assertThat(
            root.rows(
                "select length(cover) as cover, length(title) as title, processing_status from"
                    + " books where id = 'over-long'"))
        .singleElement()
        .satisfies(book ->
            assertThat(book)
                .containsEntry("cover", "4100000")
                .containsEntry("title", "2000")
                .containsEntry("processing_status", "processing"));
    try (var page = database.user(OWNER)) {
      assertThat(page.change("update books set current_chapter = 3 where id = 'over-long'"))
          .isEqualTo(1);
      assertThatThrownBy(
              () -> page.change("update books set cover = cover || 'A' where id = 'over-long'"))
          .hasMessageContaining("at most 4000000");
    }
  }

  @Test
  void a_function_that_only_the_older_schema_called_goes_and_one_that_others_call_is_closed_up()
      throws SQLException {
    assertThat(root.value("select to_regprocedure('public.set_updated_at()')")).isEmpty();
    root.run(
        """
        create function public.touch() returns trigger language plpgsql as 'begin new.updated_at = now(); return new; end';
        create table public.notes (id int primary key, updated_at timestamptz);
        create trigger touch before update on public.notes for each row execute function public.touch();
        create trigger touch before update on public.progress for each row execute function public.touch();
        """);
    root.run(Database.file("schema.sql"));
    assertThat(root.value("select proconfig from pg_proc where proname = 'touch'"))
        .contains("{\"search_path=\\\"\\\"\"}");
  }

  @Test
  void a_webhook_of_the_project_stays() throws SQLException {
    root.run(
        """
        create schema hooks;
        create function hooks.call() returns trigger language plpgsql as 'begin return null; end';
        create trigger wake_worker after insert on book_processing_jobs for each row execute function hooks.call();
        """);
    root.run(Database.file("schema.sql"));
    assertThat(root.column("select tgname from pg_trigger where not tgisinternal"))
        .contains("wake_worker");
    assertThat(root.column("select tgname from pg_trigger where tgname = 'jobs_updated'"))
        .isEmpty();
  }

  @Test
  void a_finished_job_stays_finished_and_one_without_a_bundle_is_an_error() throws SQLException {
    assertThat(status("finished")).contains("done");
    assertThat(status("hollow")).contains("error");
    assertThat(status("failed")).contains("error");
    assertThat(status("stopped")).contains("cancelled");
  }

  private static Object rules(Session session) throws SQLException {
    return Catalogue.of(session).stream()
        .filter(line -> line.matches("(?s)(policy|trigger|grant|column|function|bucket).*"))
        .toList();
  }

  private void job(String book, String status, String file) throws SQLException {
    root.change(
        "insert into books (user_id, id, title, storage_path, processing_status) values (?, ?, ?,"
            + " '', ?)",
        OWNER,
        book,
        book,
        status.equals("done") ? "ready" : status);
    root.change(
        "insert into book_processing_jobs (user_id, book_id, status, source_path) values (?, ?, ?,"
            + " ?)",
        OWNER,
        book,
        status,
        OWNER + "/" + book + "/" + file);
  }

  private Optional<String> status(String book) throws SQLException {
    return root.value("select status from book_processing_jobs where book_id = ?", book);
  }

  private String id(String book) throws SQLException {
    return root.value("select id from book_processing_jobs where book_id = ?", book).orElseThrow();
  }
}
