package org.intelligentreader.supabase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.bench.Town.Plan;
import org.intelligentreader.supabase.bench.Town.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `./mvnw -pl supabase test -Dtest=ScaleSimulation -Dtest.excluded.groups= -Dgroups=benchmark`
///
/// Writes a table to `target/scale.md`; docs/scale.md explains it.
@Tag("benchmark")
class ScaleSimulation {
  private static final double USD_PER_SECOND = 0.000018 + 0.5 * 0.000002;
  private static final double SECONDS_PER_MONTH = 30 * 86_400.0;

  @Test
  void from_a_quiet_town_to_a_million_books_a_day() throws Exception {
    var table = new ArrayList<String>();
    table.add(
        "| books a day | mode | tasks | books | wait p50 s | p95 s | longest s | at work at once | runs | USD a month |");
    table.add("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (var plan :
        List.of(
            new Plan(1_000, 1, false, 120, 120),
            new Plan(1_000, 1, true, 60, 40),
            new Plan(10_000, 1, true, 30, 60),
            new Plan(100_000, 1, true, 20, 30),
            new Plan(100_000, 8, true, 20, 30),
            new Plan(1_000_000, 40, true, 4, 5),
            new Plan(1_000_000, 60, true, 4, 5))) {
      table.add(line(plan));
      System.out.println(table.getLast());
    }
    var text = String.join("\n", table) + "\n";
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("scale.md"), text);
  }

  private static String line(Plan plan) throws Exception {
    try (var database = Database.withSchema()) {
      var result = new Town(plan, database).live();
      try (var root = database.open()) {
        assertThat(root.number("select count(*) from book_processing_jobs where status = 'done'"))
            .as("every book is done, once")
            .isEqualTo(result.waits.size());
      }
      return line(plan, result);
    }
  }

  private static String line(Plan plan, Result result) {
    var lived = Duration.ofMinutes(plan.minutes()).toSeconds();
    var month = result.billed().toSeconds() * USD_PER_SECOND * SECONDS_PER_MONTH / lived;
    return String.format(
        Locale.ROOT,
        "| %,.0f | %s | %d | %,d | %.1f | %.1f | %.1f | %d | %,d | %,.0f |",
        plan.booksPerDay(),
        plan.lingers() ? "linger" : "tick",
        plan.tasks(),
        result.waits.size(),
        result.waitAt(0.5).toMillis() / 1e3,
        result.waitAt(0.95).toMillis() / 1e3,
        result.waitAt(1).toMillis() / 1e3,
        result.most,
        result.runs.size(),
        month);
  }
}
