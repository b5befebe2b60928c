package org.intelligentreader.supabase.model;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.intelligentreader.supabase.Database;

/// Plays sequences of steps and makes failing ones small.
public final class Sequences {
  private static final int LENGTH = 250;
  private static final int SHRINKING_RUNS = 150;

  private Sequences() {}

  /// Plays one random sequence, then drains the queue.
  ///
  /// @return how many steps were compared
  /// @throws AssertionError with the seed and the shrunken steps when database and model disagree
  public static int play(Database database, long seed) throws SQLException {
    var steps = Step.random(new SplittableRandom(seed), LENGTH);
    var played = new AtomicInteger();
    var failure = failure(database, steps, played);
    if (failure.isPresent()) {
      var small = Boolean.getBoolean("model.quick") ? steps : shrink(database, steps);
      throw new AssertionError(
          "seed %d; as a replay file:\n%s%s"
              .formatted(seed, Step.text(small), failure.get().getMessage()),
          failure.get());
    }
    return played.get();
  }

  /// Plays a replay file.
  public static void replay(Database database, String text) throws SQLException {
    var failure = failure(database, Step.parse(text), new AtomicInteger());
    if (failure.isPresent()) {
      throw new AssertionError(failure.get().getMessage(), failure.get());
    }
  }

  private static Optional<Throwable> failure(
      Database database, List<Step> steps, AtomicInteger played) throws SQLException {
    try (var driver = new Driver(database)) {
      for (var step : steps) {
        try {
          driver.act(step);
        } catch (SQLException e) {
          return Optional.of(new AssertionError(step + " failed: " + e.getMessage(), e));
        }
      }
      driver.drain();
      played.set(driver.steps());
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(e);
    }
  }

  private static List<Step> shrink(Database database, List<Step> steps) throws SQLException {
    List<Step> small = steps;
    int runs = 0;
    for (int chunk = small.size() / 2; chunk > 0; chunk /= 2) {
      for (int at = 0; at < small.size() && runs < SHRINKING_RUNS; runs++) {
        List<Step> without = new ArrayList<>(small.subList(0, at));
        without.addAll(small.subList(Math.min(at + chunk, small.size()), small.size()));
        if (failure(database, without, new AtomicInteger()).isPresent()) {
          small = without;
        } else {
          at += chunk;
        }
      }
    }
    return small;
  }
}
