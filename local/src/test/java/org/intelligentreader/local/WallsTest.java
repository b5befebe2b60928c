package org.intelligentreader.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.testing.Rooms;
import org.junit.jupiter.api.Test;

class WallsTest {
  @Test
  void rooms_are_small_and_have_no_circles() {
    assertThat(Rooms.of("org.intelligentreader.local").faults()).isEmpty();
  }
}
