package org.intelligentreader.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Reads a process's high-water mark of resident memory (`VmHWM`) until it ends. The mark that
/// `wait4` answers is of no use: it starts with the memory of the process that spawned.
final class PeakMemory {
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final String MARK = "VmHWM:";

  private final Path status;
  private volatile double mebibytes;

  private PeakMemory(Path status) {
    this.status = status;
  }

  static PeakMemory watch(int pid) {
    var memory = new PeakMemory(Path.of("/proc", String.valueOf(pid), "status"));
    Thread.ofPlatform().daemon().start(memory::read);
    return memory;
  }

  double mebibytes() {
    return mebibytes;
  }

  private void read() {
    try {
      for (var mark = mark(); mark > 0; mark = mark()) {
        mebibytes = mark / 1024;
        Thread.sleep(PAUSE);
      }
    } catch (IOException | UncheckedIOException e) {
      // The process has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// In KiB; 0 when the process has given its memory back.
  private double mark() throws IOException {
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(MARK))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    }
  }
}
