package org.intelligentreader.supabase.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;
import org.junit.jupiter.api.Test;

/// Whatever stands in the rows of an older schema, without any limit: the schema can be applied,
/// the queue goes on, and users can write their rows.
class OlderRowsTest {
  private static final List<String> STATES =
      List.of("queued", "processing", "done", "error", "cancelled");

  private final SplittableRandom random;

  OlderRowsTest() {
    long seed = Long.getLong("poison.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("older rows: -Dpoison.seed=" + seed);
    random = new SplittableRandom(seed);
  }

  @Test
  void any_value_in_any_column_of_an_older_schema_is_outlived() throws SQLException {
    try (var database = Database.base("open");
        var root = database.open()) {
      root.run(Database.file("src/test/resources/older-schema.sql"));
      forgetLimits(root);
      for (var poison : Poison.all(root)) {
        spoil(root, poison);
      }
      root.run(Database.file("schema.sql"));
      work(database, root);
      usersWrite(database, root);
    }
  }

  private static void work(Database database, Session root) throws SQLException {
    var timings = new Timings();
    try (var others = new Others(database, database.newUser(), new SplittableRandom(1), timings)) {
      others.upload("sound");
      others.work(0);
      others.lookAround();
    }
    assertThat(timings.failures()).isEmpty();
    assertThat(
            root.number(
                "select count(*) from book_processing_jobs where book_id = 'sound' and status ="
                    + " 'queued' and not deferred"))
        .isZero();
    assertThat(
            root.column(
                "select j.status || ' ' || coalesce(j.error, '') from book_processing_jobs j where"
                    + " j.status = 'queued' and not j.deferred"))
        .isEmpty();
  }

  /// The title of a book, a place, a word's state: what a page writes all the time.
  private static void usersWrite(Database database, Session root) throws SQLException {
    for (var user : root.column("select id from auth.users")) {
      try (var page = database.user(UUID.fromString(user))) {
        page.run("update books set title = 'New' where length(id) <= 200");
        page.run("update progress set page_number = 1 where length(book_id) <= 200");
        page.run(
            "update vocabulary set state = 1 where kind in ('book', 'global', 'global-known') and"
                + " (kind = 'book') = (book_id is not null) and length(book_id) <= 200");
      }
    }
  }

  private void spoil(Session root, Poison poison) throws SQLException {
    var user = UUID.randomUUID();
    root.run(
        """
        insert into auth.users (id) values ('%1$s');
        insert into books (user_id, id, title, storage_path, processing_status) values ('%1$s', 'b', 'T', 'x', 'queued');
        insert into book_processing_jobs (user_id, book_id, source_path, status, locked_at) values ('%1$s', 'b', '%1$s/b/source.epub', '%2$s', now() - interval '1 hour');
        insert into progress (user_id, book_id) values ('%1$s', 'b');
        insert into vocabulary (user_id, id, kind, word) values ('%1$s', 'w', 'global', '本');
        """
            .formatted(user, STATES.get(random.nextInt(STATES.size()))));
    try {
      root.run(poison.statement() + " where user_id = '" + user + "'");
    } catch (SQLException e) {
      // No user has it, or no index can: 23503, 54000.
      assertThat(e.getSQLState()).as(poison.toString()).isIn("23503", "54000", "22008");
    }
  }

  private static void forgetLimits(Session root) throws SQLException {
    for (var limit :
        root.column(
            "select format('alter table %s drop constraint %I', conrelid::regclass, conname) from"
                + " pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace")) {
      root.run(limit);
    }
    for (var column :
        root.column(
            """
            select format('alter table %s alter column %I drop not null', c.oid::regclass, a.attname)
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and a.attnotnull
             where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
               and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey))
            """)) {
      root.run(column);
    }
  }
}
