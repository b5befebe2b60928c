package org.intelligentreader.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Optional;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `POST /local/reset` on a stack with forty tables of a seed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResetTest {
  private static final String SEED =
      """
      do $$ begin for i in 1..40 loop
        execute format('create table public.t%s (id integer generated always as identity primary key, name text unique, '
                       'other integer references public.t%s (id))', i, greatest(1, i - 1));
        execute format('insert into public.t%s (name) select ''n'' || n from generate_series(1, 50) as n', i);
      end loop; end $$;
      create schema shop; create table shop.ware (id integer); insert into shop.ware values (1);
      create sequence public.numbers; select setval('public.numbers', 70, false);
      """;

  /// As in the documentation, with room for a machine that does other things.
  private static final long LONGEST_MS = 100;

  private final LocalStack stack;
  private final HttpClient http = HttpClient.newHttpClient();

  ResetTest(@TempDir Path folder) throws Exception {
    this.stack = LocalStack.start(new LocalOptions(folder, 0, Optional.empty()));
    stack.seed(SEED);
    stack.remember();
  }

  @AfterAll
  void close() throws Exception {
    stack.close();
  }

  @BeforeEach
  void begin() throws Exception {
    assertThat(reset()).isEqualTo(204);
  }

  @Test
  void what_a_test_wrote_is_undone() throws Exception {
    stack.seed(
        """
        delete from public.t40; update public.t1 set name = 'x' where id = 1;
        insert into public.t2 (name) values ('new'); delete from public.t39;
        insert into public.t39 (name) select 'n' || n from generate_series(51, 100) as n;
        select nextval('public.numbers'); insert into shop.ware values (2);
        """);
    assertThat(reset()).isEqualTo(204);
    assertThat(state()).isEqualTo("50 50 50 50 1 n1 51 70");
  }

  @Test
  void again_and_again() throws Exception {
    for (var i = 0; i < 3; i++) {
      stack.seed(
          "update public.t1 set name = 'x' where id = 1; insert into public.t2 (name) values ('new')");
      assertThat(reset()).isEqualTo(204);
      assertThat(state()).isEqualTo("50 50 50 50 1 n1 51 70");
    }
  }

  @Test
  void what_was_begun_before_a_reset_is_undone_by_the_next_one() throws Exception {
    try (var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("insert into public.t3 (name) values ('late')");
      stack.seed("update public.t1 set name = 'x' where id = 1");
      assertThat(reset()).isEqualTo(204);
      connection.commit();
    }
    assertThat(reset()).isEqualTo(204);
    assertThat(state()).isEqualTo("50 50 50 50 1 n1 51 70");
  }

  @Test
  void it_takes_less_than_a_tenth_of_a_second() throws Exception {
    var times = new long[9];
    for (var i = 0; i < times.length; i++) {
      stack.seed(
          "insert into public.t7 (name) values ('new'); update public.t8 set name = 'x' where id = 1");
      var start = System.nanoTime();
      assertThat(reset()).isEqualTo(204);
      times[i] = (System.nanoTime() - start) / 1_000_000;
    }
    Arrays.sort(times);
    System.out.println("reset: " + Arrays.toString(times) + " ms");
    assertThat(times[0]).isLessThan(LONGEST_MS);
  }

  private String state() throws Exception {
    try (var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select concat_ws(' ', (select count(*) from public.t1), (select count(*) from public.t2),
                  (select count(*) from public.t3), (select count(*) from public.t39 where id <= 50),
                  (select count(*) from shop.ware), (select name from public.t1 where id = 1), nextval('public.t2_id_seq'), nextval('public.numbers'))
                """)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private int reset() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(stack.url() + "/local/reset"))
            .header("apikey", stack.keys().secret())
            .POST(BodyPublishers.noBody())
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
