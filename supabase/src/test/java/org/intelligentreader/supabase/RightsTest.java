package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may read and change what, as visitor, as owner, as somebody else, as worker.
class RightsTest {
  private static final List<String> TABLES =
      List.of("books", "book_processing_jobs", "progress", "vocabulary");

  private final Database database;
  private final UUID owner;
  private final UUID stranger;
  private final Session root;
  private final Session mine;
  private final Session theirs;

  RightsTest() throws SQLException {
    database = Database.withSchema();
    owner = database.newUser();
    stranger = database.newUser();
    root = database.open();
    mine = database.user(owner);
    theirs = database.user(stranger);
  }

  @BeforeEach
  void an_owner_with_a_queued_book() throws SQLException {
    mine.change(
        "insert into books (user_id, id, title, storage_path) values (?, 'b', 'T', 'x')", owner);
    mine.change(
        "insert into book_processing_jobs (user_id, book_id, source_path) values (?, 'b', ?)",
        owner,
        owner + "/b/source.epub");
    mine.change("insert into progress (user_id, book_id) values (?, 'b')", owner);
    mine.change(
        "insert into vocabulary (user_id, id, kind, word) values (?, 'w', 'global', '本')", owner);
    mine.change(
        "insert into storage.objects (bucket_id, name) values ('epubs', ?)",
        owner + "/b/source.epub");
  }

  @AfterEach
  void close() throws SQLException {
    for (var session : List.of(mine, theirs, root)) {
      session.close();
    }
    database.close();
  }

  @Test
  void an_owner_reads_the_whole_row_of_the_own_job() throws SQLException {
    assertThat(mine.rows("select * from book_processing_jobs")).hasSize(1);
  }

  @Test
  void nobody_else_sees_changes_or_deletes_a_row() throws SQLException {
    for (var table : TABLES) {
      assertThat(theirs.number("select count(*) from " + table)).as(table).isZero();
      assertThat(theirs.change("delete from " + table)).as(table).isZero();
      assertThat(theirs.change("update " + table + " set updated_at = now()")).as(table).isZero();
      assertThat(root.number("select count(*) from " + table)).as(table).isEqualTo(1);
    }
    assertThat(theirs.number("select count(*) from storage.objects")).isZero();
    assertThat(theirs.change("update storage.objects set name = name")).isZero();
  }

  @Test
  void a_visitor_may_not_even_ask() throws SQLException {
    try (var visitor = database.open().asVisitor()) {
      for (var table : TABLES) {
        refused(visitor, "select * from " + table, "42501");
        refused(visitor, "delete from " + table, "42501");
      }
      assertThat(visitor.number("select count(*) from storage.objects")).isZero();
    }
  }

  @Test
  void rows_in_somebody_elses_name_are_refused() {
    refused(
        theirs,
        "insert into books (user_id, id, title, storage_path) values ('%s', 'x', 'T', 'x')"
            .formatted(owner),
        "42501");
    refused(
        theirs,
        "insert into book_processing_jobs (user_id, book_id, source_path) values ('%s', 'x', '%s/x')"
            .formatted(owner, owner),
        "42501");
    refused(
        theirs,
        "insert into storage.objects (bucket_id, name) values ('epubs', '%s/b/processed/manifest.json.gz')"
            .formatted(owner),
        "42501");
    refused(
        mine, "update storage.objects set name = '%s/b/source.epub'".formatted(stranger), "42501");
    refused(mine, "update progress set user_id = '%s'".formatted(stranger), "42501");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attempts = 0",
        "attempts_forgiven = 3",
        "lease_until = now()",
        "locked_at = now()",
        "locked_by = 'me'",
        "claim_key = gen_random_uuid()",
        "fair_tag = 0",
        "run_at = now()",
        "deferred = true",
        "max_attempts = 90",
        "releases = 0",
        "lease_legacy = true",
        "error_code = 'bug'",
        "bundle_sha256 = 'x'",
        "finished_at = now()",
        "id = gen_random_uuid()",
        "created_at = now()"
      })
  void a_browser_cannot_name_the_columns_of_the_queue(String assignment) {
    refused(mine, "update book_processing_jobs set " + assignment, "42501");
  }

  @ParameterizedTest
  @ValueSource(strings = {"done", "processing", "error", "nonsense"})
  void a_browser_asks_only_for_queued_or_cancelled(String status) {
    refused(mine, "update book_processing_jobs set status = '" + status + "'", "42501");
    refused(
        mine,
        "insert into book_processing_jobs (user_id, book_id, status, source_path) values ('%s', 'n', '%s', '%s/n')"
            .formatted(owner, status, owner),
        "42501");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%2$s/b/source.epub",
        "%1$s/../%2$s/b/source.epub",
        "%1$s/b/./source.epub",
        "%1$s//source.epub",
        "%1$s/b\\source.epub",
        "%1$s/b/%%2e%%2e/source.epub",
        "%1$s",
        "/%1$s/b/source.epub",
        "%1$s/b/\u0007.epub",
        ""
      })
  void a_source_lies_in_the_owners_folder(String path) throws SQLException {
    var illegal = path.formatted(owner, stranger);
    assertThatThrownBy(
            () -> mine.change("update book_processing_jobs set source_path = ?", illegal))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23514"));
    assertThatThrownBy(() ->
            mine.change(
                "insert into book_processing_jobs (user_id, book_id, source_path) values (?, 'n', ?)",
                owner,
                illegal))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23514"));
    assertThat(root.value("select source_path from book_processing_jobs"))
        .contains(owner + "/b/source.epub");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a..b", ".hidden", "a/b", "", "a b", "日本", "-x", "a%2e"})
  void a_book_id_can_be_part_of_an_object_key(String id) {
    assertThatThrownBy(() ->
            mine.change(
                "insert into book_processing_jobs (user_id, book_id, source_path) values (?, ?, ?)",
                owner,
                id,
                owner + "/n/source.epub"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23514"));
  }

  @Test
  void a_finished_book_is_not_an_oracle_for_other_peoples_files() throws SQLException {
    root.change(
        "update book_processing_jobs set status = 'done', processed_path = user_id || '/b/processed/m'");
    theirs.change(
        "insert into storage.objects (bucket_id, name) values ('epubs', ?)",
        stranger + "/d/source.epub");
    mine.change(
        "update book_processing_jobs set status = 'queued', source_path = ?",
        stranger + "/d/source.epub");
    mine.change(
        "update book_processing_jobs set status = 'queued', source_path = ?",
        stranger + "/e/source.epub");
    assertThat(root.value("select status from book_processing_jobs")).contains("done");
  }

  @Test
  void what_a_browser_writes_into_the_state_of_a_book_has_no_effect() throws SQLException {
    mine.change(
        "update books set processing_status = 'ready', processing_progress = 100, processing_stage = 'x', processing_error = 'x',"
            + " processed_path = 'x', processed_at = now(), source_deleted_at = now(), title = 'New'");
    assertThat(
            root.rows(
                "select title, processing_status, processing_progress, processing_stage, processing_error,"
                    + " processed_path, processed_at, source_deleted_at from books"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsOnlyKeys(
                    "title", "processing_status", "processing_progress", "processing_stage")
                .containsEntry("title", "New")
                .containsEntry("processing_status", "queued")
                .containsEntry("processing_progress", "0"));
  }

  @Test
  void times_come_from_the_database() throws SQLException {
    mine.change("update book_processing_jobs set status = 'cancelled', updated_at = '2099-01-01'");
    mine.change("update books set updated_at = '1970-01-01', created_at = '1970-01-01'");
    assertThat(
            root.number(
                "select count(*) from books b, book_processing_jobs j where b.updated_at between now() - interval '1 minute' and now()"
                    + " and b.created_at > now() - interval '1 minute' and j.updated_at between now() - interval '1 minute' and now()"))
        .isEqualTo(1);
  }

  @Test
  void every_function_is_closed_to_users_and_visitors() throws SQLException {
    var functions =
        root.column(
            "select p.proname || '(' || array_to_string(array(select 'null::' || format_type(t, null) from unnest(p.proargtypes) t), ', ') || ')'"
                + " from pg_proc p where p.pronamespace = 'public'::regnamespace");
    assertThat(functions).hasSizeGreaterThan(15);
    try (var visitor = database.open().asVisitor()) {
      for (var function : functions) {
        refused(mine, "select " + function, "42501");
        refused(visitor, "select " + function, "42501");
      }
    }
  }

  @Test
  void the_private_schema_is_closed_to_users() {
    refused(mine, "select * from private.book_queue_state", "42501");
    refused(mine, "select private.book_job_wake(1)", "42501");
  }

  @Test
  void a_user_with_two_thousand_waiting_books_is_asked_to_wait() throws SQLException {
    root.change(
        "insert into book_processing_jobs (user_id, book_id, source_path)"
            + " select ?, 'n' || n, ? || '/n' from generate_series(1, 1999) n",
        owner,
        owner.toString());
    refused(
        mine,
        "insert into book_processing_jobs (user_id, book_id, source_path) values ('%s', 'more', '%s/n')"
            .formatted(owner, owner),
        "PT429");
    assertThat(
            mine.change(
                "insert into book_processing_jobs (user_id, book_id, source_path) values (?, 'b', ?)"
                    + " on conflict (user_id, book_id) do update set status = excluded.status",
                owner,
                owner + "/b/source.epub"))
        .isEqualTo(1);
  }

  @Test
  void a_deleted_account_leaves_no_row() throws SQLException {
    root.change("delete from auth.users where id = ?", owner);
    for (var table : TABLES) {
      assertThat(root.number("select count(*) from " + table)).as(table).isZero();
    }
  }

  @Test
  void the_bucket_is_private_even_if_someone_opened_it() throws SQLException {
    root.run("update storage.buckets set public = true");
    root.run(Database.file("schema.sql"));
    assertThat(root.value("select public from storage.buckets where id = 'epubs'")).contains("f");
  }

  private static void refused(Session session, String sql, String state) {
    assertThatThrownBy(() -> session.run(sql))
        .as(sql)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).as(sql).isEqualTo(state));
  }
}
