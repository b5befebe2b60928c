package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.intelligentreader.local.e2e.LongBook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The database dies and comes back while a worker works.
@Tag("machine")
class DatabaseRestartTest extends SiteTest {
  @Test
  void a_worker_survives_a_database_that_crashes_and_recovers() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", LongBook.epub(20));
    try (var worker = site().child(Map.of())) {
      Site.await(
          "something is stored",
          () -> site().proxy.seen().stream().anyMatch(call -> call.kind().equals("POST tokens")));
      crashAndRecover();
      assertThat(worker.exitCode()).as(worker.output()).isZero();
    }
    assertThat(site().done(browser, BOOK).path("attempts").asInt()).isEqualTo(1);
  }

  private void crashAndRecover() throws IOException, InterruptedException {
    var data = site().folder().resolve("postgres");
    var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    var postgres = ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow();
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to run as root; in a namespace of its own root is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(Path.of(postgres).resolveSibling("pg_ctl").toString());
    command.addAll(List.of("restart", "-m", "immediate", "-w", "-D", data.toString()));
    command.addAll(List.of("-l", data.resolve("restart.log").toString()));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
