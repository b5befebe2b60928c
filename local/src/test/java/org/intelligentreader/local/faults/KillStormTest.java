package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workers killed at any instant, in great numbers: no book is lost, what readers load is whole,
/// nothing is left over. The database crashes once in each slice of 100 kills.
class KillStormTest extends SiteTest {
  private static final int SLICE = 100;
  private static final int USERS = 12;

  /// `./mvnw -pl local -am verify -Dtest=KillStormTest -Dtest.excluded.groups= -Dgroups=campaign
  /// -Dstorm.kills=1000`, with `-Dstorm.seed=…` to repeat one.
  @Test
  @Tag("campaign")
  @Needs(Need.WORKER_JAR)
  void processes_killed_at_any_instant_lose_nothing(@TempDir Path folder) throws Exception {
    rage(new KilledWorkers(folder), USERS, Integer.getInteger("storm.kills", 500));
  }

  /// As above, with `-Dstorm.cuts=10000`.
  @Test
  @Tag("campaign")
  void workers_cut_off_at_any_instant_lose_nothing() throws Exception {
    rage(new CutWorkers(site()), USERS, Integer.getInteger("storm.cuts", 1000));
  }

  @Test
  void a_few_workers_cut_off_at_any_instant_lose_nothing() throws Exception {
    rage(new CutWorkers(site()), 3, 6);
  }

  private void rage(StormWorkers workers, int users, int kills) throws Exception {
    var seed = Long.getLong("storm.seed", System.nanoTime());
    System.out.println("storm: " + kills + " kills from -Dstorm.seed=" + seed);
    var storm = new KillStorm(site(), workers, seed);
    storm.begin(users);
    while (storm.kills() < kills) {
      storm.slice(Math.min(SLICE, kills));
      System.out.println("storm: " + storm.told());
    }
    assertThat(storm.kills()).isGreaterThanOrEqualTo(kills);
  }
}
