package org.intelligentreader.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a process takes at one moment, as `/proc` tells it: resident memory in MiB, open files and
/// sockets, threads, and processes below it.
record Footprint(double mebibytes, long files, int threads, long children) {
  static Footprint of(ProcessHandle process) throws IOException {
    var folder = Path.of("/proc", String.valueOf(process.pid()));
    var status = Files.readString(folder.resolve("status"));
    try (var files = Files.list(folder.resolve("fd"))) {
      return new Footprint(
          number(status, "VmRSS") / 1024,
          files.count(),
          (int) number(status, "Threads"),
          process.descendants().count());
    }
  }

  private static double number(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }

  /// Memory, files and threads, and processes where there are any.
  String cell() {
    var own =
        String.format(Locale.ROOT, "%.0f MiB, %d files, %d threads", mebibytes, files, threads);
    return children == 0 ? own : own + ", " + children + " processes";
  }
}
