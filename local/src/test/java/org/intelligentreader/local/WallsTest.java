package org.intelligentreader.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.intelligentreader.testing.DependencyRules;
import org.intelligentreader.testing.PackageRules;
import org.junit.jupiter.api.Test;

class WallsTest {
  @Test
  void rooms_are_small_and_have_no_circles() {
    assertThat(PackageRules.of("org.intelligentreader.local").faults()).isEmpty();
  }

  @Test
  void what_the_module_declares_it_uses() throws IOException {
    assertThat(DependencyRules.unused()).isEmpty();
  }
}
