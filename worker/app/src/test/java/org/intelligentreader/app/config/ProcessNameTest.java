package org.intelligentreader.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every container calls its first process 1.
class ProcessNameTest {
  @Test
  void two_containers_have_two_names(@TempDir Path folder) throws Exception {
    var kernel = Files.writeString(folder.resolve("hostname"), "f3a9c2d1\n");
    assertThat(ProcessName.of(Map.of(), kernel, 1)).isEqualTo("f3a9c2d1/1");
    assertThat(ProcessName.of(Map.of("HOSTNAME", "worker-b"), kernel, 1)).isEqualTo("worker-b/1");
  }

  @Test
  void a_machine_that_hides_its_name_still_gives_one() {
    assertThat(ProcessName.of(Map.of(), Path.of("none"), 7)).endsWith("/7").doesNotStartWith("/");
  }
}
