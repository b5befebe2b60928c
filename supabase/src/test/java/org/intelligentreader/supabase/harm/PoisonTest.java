package org.intelligentreader.supabase.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever stands in one user's rows, the calls of the others succeed, and the spoiled jobs end by
/// themselves.
public class PoisonTest {
  private static final int WORKERS = 3;
  private static final int BOOKS = 4;
  private static final int DAYS = 8;
  private static final int USUAL_ROUNDS = 8;

  /// How many values come between two rounds.
  private static final int AT_ONCE = 10;

  private static final String STATE = "private.book_queue_state";

  private final SplittableRandom random;

  PoisonTest() {
    long seed = Long.getLong("poison.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("poison: -Dpoison.seed=" + seed);
    random = new SplittableRandom(seed);
  }

  @Test
  void any_value_in_any_column_and_some_pairs_of_them_stop_nobody() throws Exception {
    play(true, 40);
  }

  /// `./mvnw -pl supabase test -Dtest=PoisonTest -Dtest.excluded.groups= -Dgroups=campaign
  /// -Dpoison.pairs=20000`
  @Test
  @Tag("campaign")
  void any_two_values_stop_nobody() throws Exception {
    int wanted = Integer.getInteger("poison.pairs", 20_000);
    for (int done = 0; done < wanted; done += 1000) {
      play(false, Math.min(1000, wanted - done));
    }
  }

  @Test
  void any_value_in_the_state_of_the_queue_stops_nobody_and_is_mended() throws SQLException {
    try (var database = Database.withSchema();
        var root = database.open()) {
      var timings = new Timings();
      try (var others = new Others(database, database.newUser(), random.split(), timings)) {
        for (var poison : Poison.all(root)) {
          if (poison.table().equals(STATE)) {
            mendState(root, others, timings, poison.statement());
          }
        }
        mendState(root, others, timings, "delete from " + STATE);
      }
    }
  }

  /// The queue is worked empty although the state is wrong, and a lost worker is found.
  private static void mendState(Session root, Others others, Timings timings, String poison)
      throws SQLException {
    others.upload("lost");
    assertThat(others.rows("claim", "select * from book_job_claim('dead', 60)")).hasSize(1);
    root.run("update " + STATE + " set swept_at = '-infinity' where one");
    root.run("set session_replication_role = replica");
    root.run(
        "update book_processing_jobs set lease_until = now() - interval '1 minute' where status ="
            + " 'processing'");
    root.run(poison);
    root.run("set session_replication_role = origin");
    others.browse("sound");
    others.upload("sound");
    assertThat(others.work(1)).as(poison).isPositive();
    assertThat(timings.failures()).as(poison).isEmpty();
    assertThat(root.value("select error_code from book_processing_jobs where book_id = 'lost'"))
        .as("%s: the lost worker", poison)
        .contains("worker-lost");
    assertThat(
            root.number(
                "select count(*) from "
                    + STATE
                    + " where virtual_time between 0 and 1000000 and scan_from <= virtual_time and"
                    + " swept_at <= clock_timestamp()"))
        .as("%s: the state afterwards", poison)
        .isEqualTo(1);
    root.run("delete from book_processing_jobs");
  }

  private void play(boolean singly, int pairs) throws Exception {
    try (var database = Database.withSchema();
        var root = database.open()) {
      var usual = new Timings();
      for (int i = 0; i < USUAL_ROUNDS; i++) {
        round(database, usual, "usual" + i);
      }
      var victims = new Victims(root, random.split());
      var timings = new Timings();
      int day = 0;
      for (var some : groups(poisons(root, singly, pairs))) {
        Limits.without(
            root,
            () -> {
              for (var values : some) {
                victims.add(database, values);
              }
            });
        round(database, timings, "day" + day++);
      }
      for (int last = day + DAYS; day < last; day++) {
        Limits.without(root, () -> aDayPasses(root));
        round(database, timings, "day" + day);
      }
      System.out.printf(
          "poison: %d values%n  usually%s%n  beside poison%s%n", victims.size(), usual, timings);
      assertThat(timings.failures()).isEmpty();
      assertThat(victims.explained(unfinished(root)))
          .as("jobs that have neither ended nor been set aside")
          .isEmpty();
      assertThat(
              root.column(
                  """
                  select id
                    from book_processing_jobs
                   where book_id like 'sound%'
                     and (status not in ('done', 'error') and not deferred or error_code = 'row-invalid')
                  """))
          .isEmpty();
    }
  }

  /// What is put into the rows of one user, some of them at a time.
  private List<List<Poison>> poisons(Session root, boolean singly, int pairs) throws SQLException {
    var poisons = Poison.all(root).stream().filter(Poison::belongsToSomebody).toList();
    List<List<Poison>> all = new ArrayList<>();
    if (singly) {
      poisons.forEach(poison -> all.add(List.of(poison)));
    }
    for (int i = 0; i < pairs; i++) {
      all.add(List.of(any(poisons), any(poisons)));
    }
    return all;
  }

  private static List<List<List<Poison>>> groups(List<List<Poison>> all) {
    List<List<List<Poison>>> groups = new ArrayList<>();
    for (int i = 0; i < all.size(); i += AT_ONCE) {
      groups.add(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
    }
    return groups;
  }

  private Poison any(List<Poison> poisons) {
    return poisons.get(random.nextInt(poisons.size()));
  }

  /// Workers empty the queue while users upload, change their minds and delete.
  private Timings round(Database database, Timings timings, String name) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        var own = random.split();
        int cap = i;
        Callable<Integer> work = () -> live(database, own, timings, name, cap);
        running.add(threads.submit(work));
      }
      for (var thread : running) {
        thread.get();
      }
    }
    return timings;
  }

  private static int live(
      Database database, RandomGenerator random, Timings timings, String name, int cap)
      throws SQLException {
    try (var others = new Others(database, database.newUser(), random, timings)) {
      for (int i = 0; i < BOOKS; i++) {
        others.upload("sound-" + name + "-" + i);
      }
      int worked = others.work(cap);
      others.browse("sound-" + name);
      others.lookAround();
      return worked + others.work(0);
    }
  }

  private static void aDayPasses(Session root) throws SQLException {
    root.run(
        """
        update book_processing_jobs set lease_until = lease_until - interval '1 day' where lease_until between '2000-01-01' and '2200-01-01';
        update book_processing_jobs set run_at = run_at - interval '1 day' where run_at between '2000-01-01' and '2200-01-01';
        update private.book_job_quiet set until = until - interval '1 day' where until between '2000-01-01' and '2200-01-01';
        update private.book_behind set retry_at = retry_at - interval '1 day' where retry_at between '2000-01-01' and '2200-01-01';
        update private.book_job_quarantine set until = until - interval '1 day' where until between '2000-01-01' and '2200-01-01';
        update private.book_queue_state set swept_at = '-infinity';
        """);
  }

  /// Jobs that are open and not known to be beyond writing.
  private static List<String> unfinished(Session root) throws SQLException {
    return root.column(
        "select j.id from book_processing_jobs j where j.status in ('queued', 'processing') and not"
            + " exists (select from private.book_job_quarantine q where q.job_id = j.id and q.error"
            + " like '%SQLSTATE%')");
  }
}
