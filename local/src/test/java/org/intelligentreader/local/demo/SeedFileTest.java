package org.intelligentreader.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.intelligentreader.local.files.UnusableException;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The database of another application: empty, filled by its seeds, and reset between its tests.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedFileTest {
  private Path folder = Path.of("");
  private Optional<LocalStack> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path given) throws IOException {
    folder = given;
    var options = new LocalOptions(given.resolve("data"), 0, Optional.empty());
    started = Optional.of(LocalStack.start(options.withoutReader()));
  }

  @AfterAll
  void stop() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  private LocalStack stack() {
    return started.orElseThrow();
  }

  private void seed(String sql) throws IOException {
    new SeedFile(Files.writeString(folder.resolve("seed.sql"), sql)).run(stack());
  }

  private String found(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(stack().databaseUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  @Test
  void an_empty_stack_has_room_for_tables_and_schemas_of_any_name() throws Exception {
    seed("create table public.books (id int); create schema private; create table progress ();");
    assertThat(found("select count(*) from public.books")).isEqualTo("0");
    assertThat(found("select count(*) from storage.buckets")).isEqualTo("0");
  }

  @Test
  void a_byte_order_mark_is_no_sql() throws Exception {
    seed("\uFEFFcreate table marked (id int);");
    assertThat(found("select count(*) from marked")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1;\\n\\n-- 日本語\\ninsert into nowhere valuez (1); | line 4",
        "create table c (id int);\\nselect 2;\\nselect nothing_there(3); | line 3",
        "create table d (id int);\\ncopy d from stdin;\\n1\\n\\.\\n | pg_dump --inserts",
        "\\\\echo hello\\nselect 1; | pg_dump --inserts",
      })
  void a_mistake_is_told_with_its_line(String sql, String told) {
    assertThatThrownBy(() -> seed(sql.replace("\\n", "\n").replace("\\\\", "\\")))
        .isInstanceOf(UnusableException.class)
        .hasMessageContaining("seed.sql")
        .hasMessageContaining(told);
  }

  @Test
  void a_file_that_is_no_text_is_told_by_its_name() throws IOException {
    var file = folder.resolve("latin.sql");
    Files.write(file, "select 'café';".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> new SeedFile(file).run(stack()))
        .isInstanceOf(UnusableException.class)
        .hasMessage(file + " is not UTF-8. Save it as UTF-8.");
    assertThatThrownBy(() -> new SeedFile(folder.resolve("none.sql")).run(stack()))
        .hasMessageContaining("is not a file");
  }

  @Test
  void a_trigger_of_the_application_sees_the_whole_new_user() throws Exception {
    seed(
        """
        create table people (id uuid primary key, name text, provider text);
        create function public.welcome() returns trigger language plpgsql security definer as $$
        begin
          if new.raw_user_meta_data ->> 'name' = 'nobody' then
            raise exception 'not you';
          end if;
          insert into public.people values (new.id, new.raw_user_meta_data ->> 'name', new.raw_app_meta_data ->> 'provider');
          return new;
        end $$;
        create trigger welcome after insert on auth.users for each row execute function public.welcome();
        """);
    var people = new SignUps(stack());
    assertThat(people.signUp("a@example.org", "Ann").statusCode()).isEqualTo(200);
    assertThat(found("select string_agg(name || ' ' || provider, ',') from people"))
        .isEqualTo("Ann email");
    var refused = people.signUp("b@example.org", "nobody");
    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(refused.body()).contains("unexpected_failure", "Database error saving new user");
    assertThat(people.make("c@example.org", "Cem").statusCode()).isEqualTo(200);
    assertThat(found("select name from people where name = 'Cem'")).isEqualTo("Cem");
    seed("drop trigger welcome on auth.users; drop table people;");
  }

  @Test
  void a_reset_keeps_the_rows_of_parents_and_children_apart() throws Exception {
    seed(
        """
        create table parent (id int); create table child (x int) inherits (parent);
        insert into parent values (1); insert into child values (2, 3);
        """);
    stack().remember();
    seed("delete from parent; insert into child values (9, 9);");
    assertThat(stack().reset()).isTrue();
    assertThat(found("select string_agg(id::text, ',' order by id) from only parent"))
        .isEqualTo("1");
    assertThat(found("select string_agg(id || '-' || x, ',') from child")).isEqualTo("2-3");
  }
}
