package org.intelligentreader.book.robust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs [BundleDigest] in a JVM with other settings.
final class OtherJvm {
  private OtherJvm() {}

  /// What it printed; an error when it did not end well.
  static String digest(List<String> settings, List<Path> books)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BundleDigest.class.getName());
    books.forEach(book -> command.add(book.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(settings + " ended with " + process.exitValue() + ":\n" + output);
    }
    return output
        .lines()
        .filter(line -> line.matches("\\S+ [0-9a-f]{64}"))
        .collect(java.util.stream.Collectors.joining("\n"));
  }
}
