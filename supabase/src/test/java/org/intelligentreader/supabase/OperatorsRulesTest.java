package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Constraints and triggers that an operator adds, and that one user's rows break in ways which
/// PL/pgSQL does not count among `others`, or only at the commit.
class OperatorsRulesTest {
  private final Shelf shelf;
  private UUID bad = new UUID(0, 0);
  private UUID good = new UUID(0, 1);

  OperatorsRulesTest() throws SQLException {
    shelf = new Shelf();
  }

  @BeforeEach
  void a_book_of_one_user_before_a_book_of_another() throws SQLException {
    bad = shelf.enqueue(shelf.newUser(), "bad");
    good = shelf.enqueue(shelf.newUser(), "good");
    shelf.root.run("create schema odd");
  }

  @AfterEach
  void close() throws SQLException {
    shelf.close();
  }

  static Stream<String> rules() {
    return Stream.of(
        deferred("book_processing_jobs", "book_id"),
        deferred("books", "id"),
        each("book_processing_jobs", "book_id", "assert false, 'odd';"),
        each("books", "id", "assert false, 'odd';"),
        each("book_processing_jobs", "book_id", "raise 'odd' using errcode = '57014';"),
        each("books", "id", "raise 'odd' using errcode = '57014';"),
        each("book_processing_jobs", "book_id", "perform pg_sleep(5);"),
        each("books", "id", "perform pg_sleep(5);"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_that_one_users_rows_break_stops_no_claim_and_no_sweep(String rule)
      throws SQLException {
    shelf.root.run(rule);
    shelf.worker.run("set statement_timeout = '400ms'");
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", good.toString());
    assertThat(shelf.claim()).isEmpty();

    shelf.root.run("set session_replication_role = replica");
    shelf.root.run(
        "update book_processing_jobs set status = 'processing', deferred = false, attempts = 3, lease_until = now() -"
            + " interval '1 minute', locked_by = 'dead'");
    shelf.root.run("delete from private.book_job_quarantine");
    assertThat(shelf.worker.number("select book_job_sweep()")).isEqualTo(2);
    assertThat(shelf.job(good, "error_code")).isEqualTo("worker-lost");
  }

  @Test
  void many_refused_rows_in_front_of_the_line_keep_nobody_waiting() throws SQLException {
    shelf.root.run("set session_replication_role = replica");
    shelf.root.run(
        """
        insert into book_processing_jobs (user_id, book_id, source_path, fair_tag)
        select j.user_id, 'bad' || n, j.user_id || '/bad/source.epub', 0 from book_processing_jobs j, generate_series(1, 500) n where j.book_id = 'bad';
        insert into books (user_id, id, title, storage_path)
        select j.user_id, j.book_id, 'T', 'x' from book_processing_jobs j where j.book_id ~ '^bad.';
        alter table books add constraint odd check (id !~ '^bad') not valid;
        """);
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", good.toString());
  }

  @Test
  void a_job_that_was_left_alone_starts_at_once_when_somebody_asks_for_it() throws SQLException {
    shelf.root.run(each("book_processing_jobs", "book_id", "raise 'odd';"));
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", good.toString());
    shelf.root.run("drop trigger odd on book_processing_jobs");
    assertThat(shelf.claim()).as("left alone for a while").isEmpty();

    assertThat(shelf.worker.value("select book_job_admin_requeue(?)", bad)).contains("queued");
    assertThat(shelf.claim().orElseThrow()).containsEntry("id", bad.toString());
  }

  @Test
  void a_rule_about_the_state_of_the_queue_stops_no_claim() throws SQLException {
    shelf.root.run(
        """
        create function odd.fail() returns trigger language plpgsql as $$ begin raise 'odd'; end $$;
        create trigger odd before update on private.book_queue_state for each row execute function odd.fail();
        """);
    assertThat(shelf.claim()).isPresent();
    assertThat(shelf.claim()).isPresent();
  }

  @Test
  void what_a_deleted_book_leaves_stays_for_an_hour_in_case_it_is_made_again() throws SQLException {
    var folder = shelf.job(bad, "user_id") + "/bad/";
    shelf.upload(folder + "overrides.json");
    shelf.root.run("set session_replication_role = replica");
    shelf.root.run(
        "update storage.objects set created_at = now() - interval '3 hours', updated_at = now() -"
            + " interval '3 hours'");
    shelf.root.run("set session_replication_role = origin");
    shelf.root.run("delete from books where id = 'bad'");
    var leftovers = "select l from book_leftovers_among(array[?]) as l";
    assertThat(shelf.worker.column(leftovers, folder + "overrides.json")).isEmpty();
    shelf.root.run("update private.book_gone set gone_at = now() - interval '61 minutes'");
    assertThat(shelf.worker.column(leftovers, folder + "overrides.json")).hasSize(1);
  }

  private static String each(String table, String column, String body) {
    return """
    create function odd.fail() returns trigger language plpgsql as $$ begin %3$s return new; end $$;
    create trigger odd before update on %1$s for each row when (new.%2$s = 'bad') execute function odd.fail();
    """
        .formatted(table, column, body);
  }

  private static String deferred(String table, String column) {
    return """
    create function odd.fail() returns trigger language plpgsql as $$ begin raise 'odd'; end $$;
    create constraint trigger odd after update on %1$s deferrable initially deferred
      for each row when (new.%2$s = 'bad') execute function odd.fail();
    """
        .formatted(table, column);
  }
}
