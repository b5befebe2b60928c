package org.intelligentreader.supabase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.intelligentreader.supabase.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

public class ModelTest {
  private static final int FIXED_SEEDS = 8;

  @Test
  void the_database_does_what_the_model_does() throws SQLException {
    long fresh = ThreadLocalRandom.current().nextLong();
    System.out.println("model: seeds 1.." + FIXED_SEEDS + " and from " + fresh);
    try (var database = Database.withSchema()) {
      int steps = 0;
      for (int i = 1; i <= FIXED_SEEDS; i++) {
        steps += Sequences.play(database, i);
        steps += Sequences.play(database, fresh + i);
      }
      System.out.println("model: " + steps + " steps, no disagreement");
      assertThat(steps).isGreaterThan(3000);
    }
  }

  @Test
  void every_sequence_that_once_failed_passes() throws SQLException, IOException {
    try (var database = Database.withSchema()) {
      for (var replay : replays()) {
        Sequences.replay(database, Files.readString(replay));
      }
    }
  }

  /// `./mvnw -pl supabase test -Dtest=ModelTest -Dtest.excluded.groups= -Dgroups=campaign
  /// -Dmodel.steps=1000000`
  @Test
  @Tag("campaign")
  void a_million_steps_without_disagreement() throws SQLException {
    int wanted = Integer.getInteger("model.steps", 1_000_000);
    long seed = Long.getLong("model.seed", ThreadLocalRandom.current().nextLong());
    var start = Instant.now();
    int steps = 0;
    try (var database = Database.withSchema()) {
      for (long next = seed; steps < wanted; next++) {
        steps += Sequences.play(database, next);
        if ((next - seed) % 200 == 199) {
          System.out.printf("model campaign: %d steps so far%n", steps);
        }
      }
    }
    System.out.printf(
        "model campaign: %d steps from seed %d in %d s, no disagreement%n",
        steps, seed, Duration.between(start, Instant.now()).toSeconds());
    assertThat(steps).isGreaterThanOrEqualTo(wanted);
  }

  private static List<Path> replays() throws IOException {
    try (var files = Files.list(Database.folder().resolve("src/test/resources/replays"))) {
      return files.sorted().toList();
    }
  }
}
