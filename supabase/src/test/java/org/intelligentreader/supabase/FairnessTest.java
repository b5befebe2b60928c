package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bound: with U users waiting, the newcomer included, the newcomer's n-th book starts within n
/// × U claims.
class FairnessTest {
  private final Shelf shelf;

  FairnessTest() throws SQLException {
    shelf = new Shelf();
  }

  @AfterEach
  void close() throws SQLException {
    shelf.close();
  }

  @Test
  void one_book_waits_for_one_claim_behind_a_thousand() throws SQLException {
    var heavy = shelf.newUser();
    enqueueMany(heavy, 1000);
    claims(137);
    var light = shelf.newUser();
    shelf.enqueue(light, "only");
    assertThat(claims(2)).contains(light.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_nth_book_of_a_newcomer_starts_within_n_times_the_users_waiting(long seed)
      throws SQLException {
    var random = new SplittableRandom(seed);
    int heavyUsers = 2 + random.nextInt(4);
    for (int i = 0; i < heavyUsers; i++) {
      enqueueMany(shelf.newUser(), 60);
      claims(random.nextInt(20));
    }
    var newcomer = shelf.newUser();
    enqueueMany(newcomer, 4);
    var order = claims(4 * (heavyUsers + 1));
    int started = 0;
    for (int claim = 1; claim <= order.size(); claim++) {
      if (order.get(claim - 1).equals(newcomer.toString())) {
        started++;
        assertThat(claim)
            .as("book %d, seed %d", started, seed)
            .isLessThanOrEqualTo(started * (heavyUsers + 1));
      }
    }
    assertThat(started).isEqualTo(4);
  }

  @Test
  void a_storm_of_retries_does_not_push_a_newcomer_back() throws SQLException {
    var heavy = shelf.newUser();
    enqueueMany(heavy, 40);
    for (int i = 0; i < 40; i++) {
      var job = shelf.claim().orElseThrow();
      shelf.fail(UUID.fromString(job.getOrDefault("id", "")), 1, true);
    }
    shelf.muchLater();
    var light = shelf.newUser();
    shelf.enqueue(light, "only");
    assertThat(claims(2)).contains(light.toString());
  }

  @Test
  void a_user_at_the_cap_lets_others_pass() throws SQLException {
    var heavy = shelf.newUser();
    enqueueMany(heavy, 10);
    var light = shelf.newUser();
    enqueueMany(light, 1);
    var order = List.of(cappedClaim(2), cappedClaim(2), cappedClaim(2), cappedClaim(2));
    assertThat(order).filteredOn(heavy.toString()::equals).hasSize(2);
    assertThat(order).contains(light.toString()).contains("");
  }

  private String cappedClaim(int cap) throws SQLException {
    return shelf
        .worker
        .value("select user_id from book_job_claim('w', 600, 5, null, ?)", cap)
        .orElse("");
  }

  private List<String> claims(int number) throws SQLException {
    List<String> users = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      users.add(shelf.claim().orElseThrow().getOrDefault("user_id", ""));
    }
    return users;
  }

  private void enqueueMany(UUID user, int books) throws SQLException {
    try (var browser = shelf.database.user(user)) {
      browser.change(
          "insert into book_processing_jobs (user_id, book_id, source_path)"
              + " select ?, 'b' || n, ? || '/b/source.epub' from generate_series(1, ?) n",
          user,
          user.toString(),
          books);
    }
  }
}
