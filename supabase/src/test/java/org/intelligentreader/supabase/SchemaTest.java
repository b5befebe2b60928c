package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("machine")
class SchemaTest {
  @ParameterizedTest
  @ValueSource(strings = {"strict", "open"})
  void a_second_run_changes_nothing(String grants) throws SQLException {
    try (var database = Database.base(grants);
        var root = database.open()) {
      root.run(Database.file("schema.sql"));
      var once = Catalogue.of(root);
      root.run(Database.file("schema.sql"));
      assertThat(Catalogue.of(root)).isEqualTo(once);
    }
  }

  @Test
  void open_and_strict_projects_end_with_the_same_rights() throws SQLException {
    try (var strict = Database.base("strict");
        var open = Database.base("open");
        var strictRoot = strict.open();
        var openRoot = open.open()) {
      strictRoot.run(Database.file("schema.sql"));
      openRoot.run(Database.file("schema.sql"));
      assertThat(Catalogue.of(openRoot)).isEqualTo(Catalogue.of(strictRoot));
    }
  }

  @Test
  void the_sum_of_the_migrations_is_the_schema() throws SQLException, IOException {
    try (var migrated = Database.base("strict");
        var direct = Database.withSchema();
        var migratedRoot = migrated.open();
        var directRoot = direct.open()) {
      for (var migration : names("migrations")) {
        migratedRoot.run(Database.file("migrations/" + migration));
      }
      assertThat(Catalogue.of(migratedRoot)).isEqualTo(Catalogue.of(directRoot));
    }
  }

  /// After a change of a part: `cat supabase/schemas/*.sql >supabase/schema.sql`.
  @Test
  void the_parts_by_subject_are_the_schema() throws IOException {
    var parts = names("schemas").stream().map(part -> Database.file("schemas/" + part));
    assertThat(Database.file("schema.sql")).isEqualTo(parts.collect(Collectors.joining()));
  }

  @Test
  void every_part_has_a_heading_with_its_number_and_a_line_in_the_contents() throws IOException {
    var contents = Database.file("schemas/00-start.sql");
    for (var part : names("schemas")) {
      assertThat(part).matches("\\d{2}-[a-z-]+\\.sql");
      var text = Database.file("schemas/" + part);
      assertThat(text.lines()).as(part).hasSizeLessThan(300);
      if (!part.startsWith("00") && !part.startsWith("99")) {
        assertThat(text).startsWith("-- ── " + part.substring(0, 2) + ". ");
        assertThat(contents).contains("  " + part.substring(0, 2) + "  " + heading(text));
      }
    }
  }

  @Test
  void migrations_carry_names_that_the_supabase_command_line_accepts() throws IOException {
    assertThat(names("migrations"))
        .isNotEmpty()
        .allMatch(name -> name.matches("\\d{14}_[a-z0-9_]+\\.sql"));
  }

  @Test
  void a_project_owner_who_is_no_superuser_can_apply_the_schema() throws SQLException {
    try (var database = Database.base("strict");
        var root = database.open()) {
      root.run(
          """
          do $$ begin
            if not exists (select from pg_roles where rolname = 'project_owner') then
              create role project_owner createrole bypassrls;
            end if;
          end $$;
          grant anon, authenticated, service_role, supabase_storage_admin to project_owner with inherit true, set true;
          grant create on schema public to project_owner;
          grant references, select on auth.users to project_owner;
          grant usage on schema auth, storage to project_owner;
          """);
      root.run(
          "grant create on database %s to project_owner"
              .formatted(root.value("select current_database()").orElseThrow()));
      root.run("set role project_owner");
      root.run(Database.file("schema.sql"));
      assertThat(root.value("select public.book_schema_version()")).contains("5");
    }
  }

  /// What follows the number in the first line of a part.
  private static String heading(String part) {
    return part.substring("-- ── 00. ".length(), part.indexOf(" ──", 6));
  }

  private static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Database.folder().resolve(folder))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
