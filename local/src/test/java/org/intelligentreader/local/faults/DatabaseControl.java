package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Stops and starts the PostgreSQL of a stack by its own program, with the options it had.
record DatabaseControl(Path program, Path data, String options) {
  /// That of the stack whose data lie in `folder`. It must be running.
  static DatabaseControl of(Path folder) throws IOException {
    var data = folder.resolve("postgres");
    var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    var postgres = ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow();
    var started = Files.readString(data.resolve("postmaster.opts")).strip();
    return new DatabaseControl(
        Path.of(postgres).resolveSibling("pg_ctl"),
        data,
        started.substring(started.indexOf(' ') + 1));
  }

  /// It stops without a checkpoint, as in a crash.
  void crash() throws IOException, InterruptedException {
    run("stop", "-m", "immediate", "-w");
  }

  /// It starts and replays its log.
  void recover() throws IOException, InterruptedException {
    run("start", "-w", "-t", "60", "-o", options, "-l", data.resolve("restart.log").toString());
  }

  private void run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to run as root; in a namespace of its own root is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program.toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-D", data.toString()));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
