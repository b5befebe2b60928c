package org.intelligentreader.app;

import java.io.Console;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.intelligentreader.app.cli.Commands;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.config.Environment;
import org.intelligentreader.app.config.ProcessName;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.log.Crash;
import org.intelligentreader.app.log.Log;

/// Without arguments the worker, configured by its environment; with arguments the commands for
/// people.
public final class Main {
  /// Cloud Run kills ten seconds after SIGTERM.
  private static final Duration GRACE = Duration.ofSeconds(7);

  private static final String LATE =
      "stopped before cleanup finished; the job is claimed again when its lease expires";

  private Main() {}

  /// Whatever is printed from here on, be it by a library or as the trace of a thread that died,
  /// has no piece of a secret in it.
  public static void main(String[] args) {
    var environment = Environment.ofProcess();
    var redactor = environment.redactor();
    System.setOut(redactor.over(System.out));
    System.setErr(redactor.over(System.err));
    var code = args.length == 0 ? worker() : Commands.run(environment, args);
    System.out.flush();
    System.err.flush();
    System.exit(code);
  }

  /// A stop signal interrupts the work, which then gives its job back.
  private static int worker() {
    var structured = ConfigReader.isCloudRun() || !isTerminal();
    var log =
        new Log(System.out, structured, InstantSource.system()).with(ConfigReader.logLabels());
    Thread.setDefaultUncaughtExceptionHandler((thread, e) ->
        log.error("The thread " + thread.getName() + " ended: " + Crash.words(e), Map.of()));
    try (var _ =
        StopSignal.interrupts(Thread.currentThread(), GRACE, () -> log.warn(LATE, Map.of()))) {
      var config = ConfigReader.ofProcess(ProcessName.here());
      return WorkerProcess.run(config, log, RandomGenerator.getDefault()).number();
    } catch (BadConfigException e) {
      if (ConfigReader.isCloudRun()) {
        log.error(String.valueOf(e.getMessage()), Map.of());
      } else {
        System.err.println(e.getMessage());
      }
      return ExitCode.BAD_INPUT.number();
    }
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
