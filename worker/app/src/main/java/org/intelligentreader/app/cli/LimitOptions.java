package org.intelligentreader.app.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.bounds.Bounds;
import org.intelligentreader.app.cli.project.ArgumentTypes;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.book.problem.Limits;
import picocli.CommandLine.Option;

/// How much a book may ask of this machine: the environment first, options over it.
final class LimitOptions {
  @Option(
      names = "--limit",
      paramLabel = "NAME=NUMBER",
      description =
          "Raises or lowers a limit, for example --limit files=100000; names: files,"
              + " file-megabytes, total-megabytes, document-megabytes, ratio, depth,"
              + " text-characters.")
  private Map<String, String> limits = Map.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      converter = ArgumentTypes.Seconds.class,
      description = "Maximum time for one book; default: BOOK_TIMEOUT_SECONDS, else 900.")
  private Optional<Integer> timeout = Optional.empty();

  Limits read() throws BadConfigException {
    return ConfigReader.limits(limits);
  }

  /// What one book may take of this machine.
  Bounds bounds() throws BadConfigException {
    return Bounds.of(
        timeout.isPresent()
            ? Duration.ofSeconds(timeout.get())
            : ConfigReader.bookTimeoutOfProcess());
  }
}
