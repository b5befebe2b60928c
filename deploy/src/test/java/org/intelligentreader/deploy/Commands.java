package org.intelligentreader.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.intelligentreader.testing.Repository;

/// Runs programs in the repository's root.
final class Commands {
  private static final int PATIENCE_SECONDS = 900;

  private Commands() {}

  /// How a program ended; standard error is part of the output.
  record Ended(int code, String output) {}

  static Path root() {
    return Repository.root();
  }

  static String file(String path) throws IOException {
    return Files.readString(root().resolve(path));
  }

  static Ended run(Map<String, String> environment, String input, String... command)
      throws IOException, InterruptedException {
    var output = Files.createTempFile("output-", ".txt");
    try {
      var builder =
          new ProcessBuilder(List.of(command))
              .directory(root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
        stdin.write(input);
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + String.join(" ", command));
      }
      return new Ended(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }
}
