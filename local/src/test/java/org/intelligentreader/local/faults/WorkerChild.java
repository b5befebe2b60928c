package org.intelligentreader.local.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The real worker, or one of its commands, in a process of its own.
final class WorkerChild implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 180;

  /// How to start it. `wrapper` stands before `java`, `jvm` before the class path.
  record Start(
      List<String> wrapper,
      List<String> jvm,
      List<String> arguments,
      Map<String, String> environment) {
    static Start worker(Map<String, String> environment) {
      return new Start(List.of(), List.of(), List.of(), environment);
    }
  }

  private final Process process;
  private final Path output;

  private WorkerChild(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static WorkerChild start(Start start) throws IOException {
    var command = new ArrayList<>(start.wrapper());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8"));
    command.addAll(start.jvm());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "org.intelligentreader.app.Main"));
    command.addAll(start.arguments());
    return start(command, start.environment());
  }

  /// The worker of the jar, with these options of the JVM.
  static WorkerChild packaged(List<String> jvm, Path jar, Map<String, String> environment)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", jar.toString()));
    return start(command, environment);
  }

  private static WorkerChild start(List<String> command, Map<String, String> environment)
      throws IOException {
    var output = Files.createTempFile("worker", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new WorkerChild(builder.start(), output);
  }

  void kill() {
    process.destroyForcibly();
  }

  void terminate() {
    process.toHandle().destroy();
  }

  /// Sends a signal by its name, such as STOP or CONT.
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /// Whether it ends by itself within this time.
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  int exitCode() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " s:\n" + output());
    }
    return process.exitValue();
  }

  String output() throws IOException {
    return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(output);
  }
}
