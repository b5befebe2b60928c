package org.intelligentreader.local.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;

/// The worker's image in a container, with the limits of a Cloud Run task. `.ci/image` builds the
/// image and says its name in `WORKER_IMAGE`.
@Needs(Need.WORKER_IMAGE)
final class Container implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 600;

  private final Process process;
  private final String name;
  private final BufferedReader lines;
  private final StringBuilder output = new StringBuilder();

  private Container(Process process, String name) {
    this.process = process;
    this.name = name;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  static Optional<String> image() {
    return Optional.ofNullable(System.getenv("WORKER_IMAGE"));
  }

  /// Runs the image's own command.
  static Container run(String memory, Map<String, String> environment) throws IOException {
    return start(memory, environment, List.of(), List.of());
  }

  /// Runs Java with other arguments; `options` go to podman.
  static Container java(List<String> options, List<String> arguments) throws IOException {
    return start("512m", Map.of(), options, arguments);
  }

  private static Container start(
      String memory, Map<String, String> environment, List<String> options, List<String> arguments)
      throws IOException {
    var name = "reader-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    var command = new ArrayList<>(List.of("podman", "run", "--rm", "--name", name));
    command.addAll(List.of("--network=host", "--memory=" + memory, "--memory-swap=" + memory));
    command.addAll(List.of("--cpus=1", "--read-only", "--tmpfs", "/tmp:rw", "--cap-drop=all"));
    environment.forEach((key, value) -> command.addAll(List.of("--env", key + "=" + value)));
    command.addAll(options);
    command.add(image().orElseThrow());
    command.addAll(arguments);
    return new Container(new ProcessBuilder(command).redirectErrorStream(true).start(), name);
  }

  /// Copies a file out of the image.
  static Path copy(String from, Path to) throws IOException, InterruptedException {
    var name = "reader-copy-" + ProcessHandle.current().pid();
    podman("create", "--name", name, image().orElseThrow());
    podman("cp", name + ":" + from, to.toString());
    podman("rm", name);
    return to;
  }

  private static void podman(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("podman"));
    command.addAll(List.of(words));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  /// Waits for a line that contains `text`; fails with all output when the container ends first.
  void await(String text) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      output.append(line).append('\n');
      if (line.contains(text)) {
        return;
      }
    }
    throw new AssertionError("ended without printing '" + text + "':\n" + output);
  }

  /// SIGTERM, and SIGKILL ten seconds later: what Cloud Run does.
  void stop() throws IOException, InterruptedException {
    podman("stop", "-t", "10", name);
  }

  int exitCode() throws IOException, InterruptedException {
    lines.lines().forEach(line -> output.append(line).append('\n'));
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " s:\n" + output);
    }
    return process.exitValue();
  }

  String output() {
    return output.toString();
  }

  @Override
  public void close() throws IOException {
    if (process.isAlive()) {
      new ProcessBuilder("podman", "rm", "-f", name).start();
    }
  }
}
