package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `event-trigger.sql`, with stand-ins for pg_net and the Vault, which only a hosted project has.
class EventTriggerTest {
  private static final String STAND_INS =
      """
      create schema net;
      create table net.calls (url text, body jsonb, headers jsonb, timeout_milliseconds int);
      create function net.http_post(url text, body jsonb default '{}', params jsonb default '{}',
        headers jsonb default '{}', timeout_milliseconds int default 2000) returns bigint
      language plpgsql as $$
      begin
        insert into net.calls values (url, body, headers, timeout_milliseconds);
        return 1;
      end $$;
      create schema vault;
      create table vault.decrypted_secrets (name text, decrypted_secret text);
      """;
  private static final String SECRETS =
      """
      insert into vault.decrypted_secrets values
        ('wake_worker_url', 'https://ref.supabase.co/functions/v1/wake-worker'),
        ('wake_worker_secret', 's3cret');
      """;

  private final Shelf shelf;
  private final UUID user;

  EventTriggerTest() throws SQLException {
    shelf = new Shelf();
    user = shelf.newUser();
  }

  @BeforeEach
  void the_operator_applies_the_trigger() throws SQLException {
    shelf.root.run(STAND_INS + Database.file("event-trigger.sql"));
  }

  @AfterEach
  void close() throws SQLException {
    shelf.close();
  }

  @Test
  void a_queued_book_wakes_the_worker_with_the_shared_secret() throws SQLException {
    switchOn();
    shelf.enqueue(user, "book_1");
    assertThat(shelf.root.rows("select * from net.calls"))
        .singleElement()
        .satisfies(call -> {
          assertThat(call.get("url")).isEqualTo("https://ref.supabase.co/functions/v1/wake-worker");
          assertThat(call.get("headers")).contains("\"x-wake-secret\": \"s3cret\"");
          assertThat(call.get("timeout_milliseconds")).isEqualTo("10000");
        });
  }

  @Test
  void nothing_is_sent_before_the_operator_switches_it_on() throws SQLException {
    shelf.enqueue(user, "book_1");
    assertThat(calls()).isZero();
  }

  @Test
  void a_worker_at_work_sends_nothing() throws SQLException {
    var job = shelf.enqueue(user, "book_1");
    switchOn();
    shelf.claim();
    shelf.heartbeat(job, 1, 50);
    shelf.fail(job, 1, true);
    assertThat(shelf.job(job, "status")).isEqualTo("queued");
    assertThat(calls()).as("a failed job waits for its pause; the schedule finds it").isZero();
  }

  @Test
  void a_users_retry_and_a_job_given_back_wake_the_worker() throws SQLException {
    var job = shelf.enqueue(user, "book_1");
    switchOn();
    shelf.claim();
    shelf.release(job, 1);
    assertThat(calls()).isEqualTo(1);
    shelf.browser(user, "status = 'cancelled'");
    assertThat(calls()).isEqualTo(1);
    shelf.browser(user, "status = 'queued'");
    assertThat(calls()).isEqualTo(2);
  }

  @Test
  void many_books_in_one_statement_are_one_event() throws SQLException {
    switchOn();
    shelf.root.change(
        """
        insert into book_processing_jobs (user_id, book_id, source_path)
        select ?, 'b' || n, ?::text || '/b' || n || '.epub' from generate_series(1, 100) as n
        """,
        user,
        user);
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void a_broken_pg_net_loses_no_book() throws SQLException {
    switchOn();
    shelf.root.run("drop table net.calls");
    var job = shelf.enqueue(user, "book_1");
    assertThat(shelf.job(job, "status")).isEqualTo("queued");
  }

  @Test
  void the_schema_applied_again_keeps_the_trigger_and_dropping_it_ends_it() throws SQLException {
    shelf.root.run(Database.file("schema.sql") + Database.file("event-trigger.sql"));
    switchOn();
    shelf.root.run(Database.file("schema.sql"));
    shelf.enqueue(user, "book_1");
    assertThat(calls()).isEqualTo(1);
    shelf.root.run("drop schema wake cascade");
    shelf.enqueue(user, "book_2");
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void no_browser_and_no_worker_can_send_events_or_read_the_secret() throws SQLException {
    for (var role : new String[] {"anon", "authenticated", "service_role"}) {
      assertThat(shelf.root.value("select has_schema_privilege(?, 'wake', 'usage')", role))
          .contains("f");
    }
  }

  private void switchOn() throws SQLException {
    shelf.root.run(SECRETS);
  }

  private long calls() throws SQLException {
    return shelf.root.number("select count(*) from net.calls");
  }
}
