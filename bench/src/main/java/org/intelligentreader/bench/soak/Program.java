package org.intelligentreader.bench.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `./reader` with a command, until it is closed.
final class Program implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader lines;

  private Program(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  static Program start(Path root, Map<String, String> environment, String... arguments)
      throws IOException {
    var command = new ArrayList<>(List.of(root.resolve("reader").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new Program(builder.start());
  }

  /// The lines up to the one that contains `text`.
  List<String> until(String text) throws IOException {
    List<String> seen = new ArrayList<>();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.add(line);
      if (line.contains(text)) {
        return seen;
      }
    }
    throw new IOException("ended without printing '" + text + "': " + seen);
  }

  /// Nobody reads on, but a program must not wait until somebody does.
  Program unread() {
    Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
    return this;
  }

  Footprint footprint() throws IOException {
    return Footprint.of(process.toHandle());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
