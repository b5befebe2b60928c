package org.intelligentreader.lattice.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionMatrixTest {
  @Test
  void ids_that_cost_the_same_with_every_other_id_are_one() {
    var side =
        ConnectionMatrix.Side.of(
            new short[][] {{1, 2, 3}, {4, 5, 6}, {1, 2, 3}, {1, 2, 4}, {4, 5, 6}});
    assertThat(side.classOf).containsExactly(0, 1, 0, 2, 1);
    assertThat(side.first).containsExactly(0, 1, 3);
  }
}
