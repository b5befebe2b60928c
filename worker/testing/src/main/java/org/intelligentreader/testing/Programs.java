package org.intelligentreader.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The programs of this machine's `PATH`.
final class Programs {
  /// A first start on a busy machine takes its time.
  private static final long PATIENCE_SECONDS = 120;

  private Programs() {}

  /// The first of these programs that is on the path.
  static Optional<Path> find(List<String> names) {
    return names.stream()
        .flatMap(name -> folders().map(folder -> folder.resolve(name)))
        .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
        .findFirst();
  }

  static Optional<Path> find(String name) {
    return find(List.of(name));
  }

  private static Stream<Path> folders() {
    return Arrays.stream(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of);
  }

  /// Whether the program is there and ends with success: a stub that only tells how to install it
  /// does not.
  static boolean work(String... command) {
    return output(command).isPresent();
  }

  /// What a program prints when it ends with success.
  static Optional<String> output(String... command) {
    return find(command[0]).flatMap(program -> run(program, command));
  }

  private static Optional<String> run(Path program, String... command) {
    List<String> line = new ArrayList<>(List.of(command));
    line.set(0, program.toString());
    try {
      var printed = Files.createTempFile("program-", ".txt");
      try {
        var process =
            new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(printed.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return Optional.empty();
        }
        return process.exitValue() == 0
            ? Optional.of(new String(Files.readAllBytes(printed), StandardCharsets.UTF_8))
            : Optional.empty();
      } finally {
        Files.delete(printed);
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
