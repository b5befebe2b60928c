package org.intelligentreader.app.cli;

import java.util.Map;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.book.epub.Limits;
import picocli.CommandLine.Option;

/// How much a book may ask of this machine: the environment first, options over it.
final class LimitOptions {
  @Option(
      names = "--limit",
      paramLabel = "NAME=NUMBER",
      description =
          "Raises or lowers a limit, for example --limit files=100000; names: files, file-megabytes, "
              + "total-megabytes, document-megabytes, ratio, depth, text-characters.")
  private Map<String, String> limits = Map.of();

  Limits read() throws BadConfigException {
    return ConfigReader.limits(limits);
  }
}
