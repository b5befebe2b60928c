package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.intelligentreader.testing.DependencyRules;
import org.junit.jupiter.api.Test;

class DependencyTest {
  @Test
  void what_the_module_declares_it_uses() throws IOException {
    assertThat(DependencyRules.unused()).isEmpty();
  }
}
