package org.intelligentreader.supabase.leftovers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What no row names is found, all of it and nothing else.
public class LeftoverTest {
  private static final int ATTICS = Integer.getInteger("leftovers.attics", 60);
  private static final int BATCH = 500;

  private final Database database;
  private final Session root;
  private final Session worker;

  LeftoverTest() throws SQLException {
    database = Database.withSchema();
    root = database.open();
    worker = database.worker();
  }

  @AfterEach
  void close() throws SQLException {
    worker.close();
    root.close();
    database.close();
  }

  /// `-Dleftovers.attics=…` for more, `-Dleftovers.seed=…` for one again.
  @Test
  void the_schema_and_a_judge_of_its_own_agree_about_every_object() throws SQLException {
    var first = Long.getLong("leftovers.seed", System.nanoTime());
    System.out.println("leftovers: " + ATTICS + " attics from seed " + first);
    var found = 0;
    for (var seed = first; seed < first + ATTICS; seed++) {
      var random = new Random(seed);
      var attic = new Attic(random, List.of(database.newUser(), database.newUser()));
      attic.store(root);
      var expected = new Judge(attic).leftovers();
      assertThat(walk(1 + random.nextInt(300)))
          .as("seed %d, %s", seed, attic.all())
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(sharedWalk()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
      found += expected.size();
      clear();
    }
    assertThat(found).isGreaterThan(10 * ATTICS);
  }

  @Test
  void a_slice_ends_where_enough_was_found_and_the_next_begins_there() throws SQLException {
    objects("'%s/gone/processed/' || lpad(n::text, 5, '0')".formatted(UUID.randomUUID()), 1200);
    var first =
        worker.rows(
            "select * from jsonb_to_record(book_leftovers('', 5000)) as r (names text[], looked_at int, next text)");
    assertThat(first.getFirst().get("next")).endsWith("/00500");
    assertThat(walk(5000)).hasSize(1200).doesNotHaveDuplicates();
  }

  @Test
  void two_workers_never_walk_at_the_same_place() throws SQLException {
    objects("'%s/gone/processed/' || n".formatted(UUID.randomUUID()), 20);
    try (var other = database.worker()) {
      other.run("begin");
      assertThat(slice(other, "null, 10")).hasSize(10);
      assertThat(slice(worker, "null, 10")).as("meanwhile").isEmpty();
      other.run("commit");
      assertThat(slice(worker, "null, 10")).hasSize(10);
    }
  }

  @Test
  void what_is_named_between_the_look_and_the_removal_stays() throws SQLException {
    var user = database.newUser();
    objects("'%s/b1/source.epub'".formatted(user), 1);
    var names = walk(100);
    assertThat(names).hasSize(1);
    assertThat(still(names)).isEqualTo(names);
    try (var browser = database.user(user)) {
      browser.change(
          "insert into books (user_id, id, title, storage_path) values (?, 'b1', 'T', ?)",
          user,
          names.getFirst());
    }
    assertThat(still(names)).isEmpty();
  }

  @Test
  void an_upload_in_the_place_of_an_old_one_is_young() throws SQLException {
    objects("'%s/b1/source.epub'".formatted(UUID.randomUUID()), 1);
    var names = walk(100);
    root.run("update storage.objects set version = 'new'");
    assertThat(still(names)).isEmpty();
  }

  @Test
  void a_look_costs_the_same_in_a_large_bucket() throws SQLException {
    var user = database.newUser();
    root.run(
        "insert into books (user_id, id, title, storage_path) select '%s', 'b' || n, 'T', 'x' from generate_series(1, 2000) as n"
            .formatted(user));
    objects("'%s/b' || n %% 2000 || '/processed/' || n".formatted(user), 40_000);
    root.run("analyze");
    var few = buffers("'', 500");
    objects("'%s/c' || n %% 2000 || '/processed/' || n".formatted(UUID.randomUUID()), 160_000);
    root.run("analyze");
    var many = buffers("'', 500");
    System.out.printf(
        "leftovers: pages read for 500 objects: %d of 40,000, %d of 200,000%n", few, many);
    assertThat(many).isLessThan(few * 3 / 2 + 200);
  }

  private long buffers(String arguments) throws SQLException {
    var plan =
        String.join(
            "\n",
            root.column(
                "explain (analyze, buffers, format json) select book_leftovers(%s)"
                    .formatted(arguments)));
    var shared =
        java.util.regex.Pattern.compile("\"Shared (?:Hit|Read) Blocks\": (\\d+)").matcher(plan);
    var sum = 0L;
    for (var i = 0; i < 2 && shared.find(); i++) {
      sum += Long.parseLong(shared.group(1));
    }
    return sum;
  }

  private void objects(String name, int number) throws SQLException {
    root.run(
        "insert into storage.objects (bucket_id, name, created_at, updated_at)"
            + " select 'epubs', %s, now() - interval '2 hours', now() - interval '2 hours' from generate_series(1, %d) as n"
                .formatted(name, number));
  }

  private List<String> walk(int scan) throws SQLException {
    var names = new ArrayList<String>();
    var after = Optional.of("");
    while (after.isPresent()) {
      var from = after.get().replace("'", "''");
      names.addAll(slice(worker, "'%s', %d".formatted(from, scan)));
      after = worker.value("select book_leftovers('%s', %d) ->> 'next'".formatted(from, scan));
    }
    return names;
  }

  private List<String> sharedWalk() throws SQLException {
    var names = new ArrayList<String>();
    do {
      names.addAll(slice(worker, "null, 50"));
    } while (root.value("select nullif(after, '') from private.book_leftover_walk").isPresent());
    return names;
  }

  private static List<String> slice(Session session, String arguments) throws SQLException {
    return session.column(
        "select jsonb_array_elements_text(book_leftovers(%s) -> 'names')".formatted(arguments));
  }

  private List<String> still(List<String> names) throws SQLException {
    assertThat(names).hasSizeLessThan(BATCH);
    return worker.column(
        "select * from book_leftovers_among(array['%s'])".formatted(String.join("','", names)));
  }

  private void clear() throws SQLException {
    root.run(
        """
        set session_replication_role = replica;
        delete from storage.objects; delete from book_processing_jobs; delete from books;
        set session_replication_role = origin;
        """);
  }
}
