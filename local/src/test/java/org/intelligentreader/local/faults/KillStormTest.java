package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workers killed at any instant, in great numbers: no book is lost, what readers load is whole,
/// nothing is left over.
@Needs(Need.WORKER_JAR)
class KillStormTest extends SiteTest {
  private static final int SLICE = 100;

  /// `./mvnw -pl local -am verify -Dtest=KillStormTest -Dtest.excluded.groups= -Dgroups=campaign
  /// -Dstorm.kills=10000`, with `-Dstorm.seed=…` to repeat one. The database crashes once in each
  /// slice of 100 kills.
  @Test
  @Tag("campaign")
  void workers_killed_at_any_instant_lose_nothing(@TempDir Path folder) throws Exception {
    var seed = Long.getLong("storm.seed", System.nanoTime());
    var kills = Integer.getInteger("storm.kills", 1000);
    System.out.println("storm: " + kills + " kills from seed " + seed);
    var storm = new KillStorm(site(), new KilledWorkers(folder), seed);
    storm.begin(12);
    for (var killed = 0; killed < kills; killed += SLICE) {
      storm.slice(SLICE);
      System.out.println("storm: " + storm.told());
    }
    assertThat(storm.kills()).isGreaterThanOrEqualTo(kills);
  }
}
