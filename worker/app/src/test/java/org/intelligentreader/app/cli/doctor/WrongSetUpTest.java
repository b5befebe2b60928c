package org.intelligentreader.app.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.intelligentreader.app.WorkerProcess;
import org.intelligentreader.app.cli.Commands;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.config.Environment;
import org.intelligentreader.app.log.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each wrong set-up of `docs/failures.md` gives one sentence that names the variable, what was
/// found and what to do, from the worker and from the doctor. The test prints them.
class WrongSetUpTest {
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(java|javax|sun|jdk|org\\.intelligentreader)\\.|Exception|Error\\b|null");

  @TempDir private Path folder = Path.of("");

  /// What a command printed last of what is wrong, and its exit code.
  private record Said(String sentence, int code) {}

  @Test
  void each_names_the_variable_what_was_found_and_what_to_do() throws Exception {
    try (var setUps = new WrongSetUps(folder)) {
      var all = setUps.all();
      assertThat(all).hasSizeGreaterThan(20);
      assertAll(all.stream().map(setUp -> () -> meet(setUp)));
    }
  }

  private static void meet(SetUp setUp) throws Exception {
    var worker = new FutureTask<>(() -> worker(setUp));
    Thread.ofVirtual().start(worker);
    var doctor = doctor(setUp);
    System.out.println(setUp.name());
    check(setUp, "doctor", doctor, setUp.doctor());
    check(setUp, "worker", worker.get(), setUp.worker());
  }

  private static void check(SetUp setUp, String command, Said said, int code) {
    System.out.println("  " + command + ", " + said.code() + ": " + said.sentence());
    var clockOff = setUp.name().equals("clock off") && command.equals("worker");
    assertThat(said.code()).as(setUp.name() + ", " + said.sentence()).isEqualTo(code);
    assertThat(said.sentence())
        .as(setUp.name())
        .hasLineCount(1)
        .hasSizeLessThan(600)
        .doesNotContainPattern(CLASS_NAME)
        .doesNotContain("sb_secret_");
    if (!clockOff) {
      assertThat(said.sentence())
          .as(setUp.name() + ", " + command)
          .contains(setUp.variable(), setUp.found(), setUp.advice());
    }
  }

  private static Said worker(SetUp setUp) {
    var bytes = new ByteArrayOutputStream();
    var log = new Log(new PrintStream(bytes, true, UTF_8), false, InstantSource.system());
    try {
      var config = ConfigReader.of(setUp.environment(), "test");
      var code = WorkerProcess.run(config, log, new Random(1)).number();
      return new Said(telling(bytes.toString(UTF_8).lines().toList()), code);
    } catch (BadConfigException e) {
      return new Said(String.valueOf(e.getMessage()), 64);
    }
  }

  /// The closing line of a run tells only counts.
  private static String telling(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("The worker") || line.contains("failed ("))
        .findFirst()
        .orElseGet(lines::getLast);
  }

  private static Said doctor(SetUp setUp) {
    var bytes = new ByteArrayOutputStream();
    var out = System.out;
    try {
      System.setOut(new PrintStream(bytes, true, UTF_8));
      var code = Commands.run(new Environment(setUp.environment()), "doctor");
      return new Said(worst(bytes.toString(UTF_8).lines().toList()), code);
    } finally {
      System.setOut(out);
    }
  }

  /// The first check that is not well, with its advice, which has a line to itself.
  private static String worst(List<String> lines) {
    for (var i = 0; i < lines.size() - 1; i++) {
      if (!lines.get(i).startsWith("ok ")) {
        assertThat(lines.get(i + 1)).startsWith("         → ");
        return lines.get(i) + " " + lines.get(i + 1).strip();
      }
    }
    return "all is well";
  }
}
