package org.intelligentreader.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
  private static final String HERE = "org.intelligentreader.testing";

  @Test
  void a_circle_is_told_with_a_class_for_each_step() {
    var faults = PackageRules.withTests(HERE + ".circle").faults();
    assertEquals(2, faults.size());
    assertTrue(
        faults.getFirst().contains("circle.east.East needs " + HERE + ".circle.west.West"),
        faults::toString);
  }

  @Test
  void this_module_has_no_circle_and_no_large_room() {
    assertEquals(List.of(), PackageRules.of(HERE).faults());
  }
}
