package org.intelligentreader.supabase.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.intelligentreader.supabase.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every call of everybody at once: claims with caps and without, workers, operators, users with
/// several tabs, accounts that are deleted. One order of locks for all means that nobody is ever
/// told of a deadlock.
public class DeadlockTest {
  private static final int CLIENTS = 16;
  private static final int USERS = 3;

  @Test
  void no_two_calls_wait_for_each_other() throws Exception {
    play(3_000);
  }

  /// `./mvnw -pl supabase test -Dtest=DeadlockTest -Dtest.excluded.groups= -Dgroups=campaign
  /// -Dqueue.calls=1000000`
  @Test
  @Tag("campaign")
  void no_two_of_a_million_calls_wait_for_each_other() throws Exception {
    play(Integer.getInteger("queue.calls", 1_000_000));
  }

  private static void play(int calls) throws Exception {
    long seed = Long.getLong("queue.seed", ThreadLocalRandom.current().nextLong());
    var start = Instant.now();
    try (var database = Database.withSchema();
        var root = database.open()) {
      // Deadlocks are found when somebody has waited that long; the sooner, the more are seen.
      root.run(
          "do $$ begin execute format('alter database %I set deadlock_timeout = ''100ms''',"
              + " current_database()); end $$");
      var crowd = Client.Crowd.of(accounts(database));
      all(database, crowd, new SplittableRandom(seed), calls);
      System.out.printf(
          "deadlocks: -Dqueue.seed=%d, %d calls of %d clients in %d s: %s%n",
          seed,
          calls,
          CLIENTS,
          Duration.between(start, Instant.now()).toSeconds(),
          crowd.answers());
      assertThat(crowd.deadlocks()).isEmpty();
      assertThat(crowd.answers()).containsKey("ok");
      // 23503 is a statement of an account that is just gone; 42501 likewise.
      assertThat(crowd.answers().keySet()).isSubsetOf("ok", "23503", "42501", "55P03");
    }
  }

  private static List<UUID> accounts(Database database) throws SQLException {
    List<UUID> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      users.add(database.newUser());
    }
    return users;
  }

  private static void all(Database database, Client.Crowd crowd, SplittableRandom random, int calls)
      throws Exception {
    var left = new AtomicInteger(calls);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        var own = random.split();
        Callable<Integer> client =
            () -> {
              try (var one = new Client(database, crowd, own)) {
                while (left.getAndDecrement() > 0) {
                  one.act();
                }
                return 0;
              }
            };
        running.add(threads.submit(client));
      }
      for (var thread : running) {
        thread.get();
      }
    }
  }
}
