package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM while `demo` starts.
@Tag("machine")
class EarlyStopTest {
  /// What the start makes, one after the other.
  private static final List<String> STEPS = List.of("postgres/postgresql.conf", "objects");

  private static final int TRIES = 200;

  @Test
  void a_demo_that_is_stopped_while_it_starts_ends_quietly(@TempDir Path parent) throws Exception {
    for (var step : STEPS) {
      var folder = parent.resolve(step.replace('/', '-'));
      var arguments = List.of("demo", "--no-serve", "--data", folder.toString());
      try (var demo =
          ChildProcess.start("org.intelligentreader.local.LocalMain", Map.of(), arguments)) {
        while (demo.isAlive() && !Files.exists(folder.resolve(step))) {
          Thread.sleep(5);
        }
        assertThat(demo.terminate()).isTrue();
        assertThat(demo.exitCode()).as(demo.output()).isIn(130, 143);
        assertThat(demo.output())
            .doesNotContain("cannot be used", "null", "Exception", "could not");
      }
      // What initdb itself has started ends a moment after it.
      for (var i = 0; i < TRIES && !processesOf(folder).isEmpty(); i++) {
        Thread.sleep(50);
      }
      assertThat(processesOf(folder)).as(step).isEmpty();
    }
  }

  @Test
  void a_stack_that_is_stopped_leaves_nothing_in_the_temporary_folder(@TempDir Path temporary)
      throws Exception {
    try (var stack =
        ChildProcess.start(
            "org.intelligentreader.local.LocalMain",
            Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
            List.of("stack", "--empty"))) {
      stack.await("ready http");
      assertThat(stack.terminate()).isTrue();
      assertThat(stack.exitCode()).as(stack.output()).isEqualTo(143);
    }
    try (var left = Files.list(temporary)) {
      assertThat(left.filter(file -> file.getFileName().toString().startsWith("reader-stack-")))
          .isEmpty();
    }
  }

  private static List<String> processesOf(Path data) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(data.toString()))
        .toList();
  }
}
