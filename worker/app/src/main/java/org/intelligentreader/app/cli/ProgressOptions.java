package org.intelligentreader.app.cli;

import java.util.Optional;
import org.intelligentreader.app.port.MonotonicClock;
import picocli.CommandLine.Option;

/// What a long command says while it works.
final class ProgressOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Print only results and errors, no progress.")
  private boolean quiet;

  /// Progress on standard error, which no other program reads.
  Progress start() {
    return new Progress(System.err, kind(), MonotonicClock.system()).start();
  }

  private Progress.Kind kind() {
    if (quiet) {
      return Progress.Kind.NOTHING;
    }
    var terminal = Optional.ofNullable(System.console()).filter(console -> console.isTerminal());
    return terminal.isPresent() ? Progress.Kind.TERMINAL : Progress.Kind.LINES;
  }
}
