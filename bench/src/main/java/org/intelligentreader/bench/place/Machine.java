package org.intelligentreader.bench.place;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intelligentreader.bench.measure.NativeProcess;

/// What was measured on.
public final class Machine {
  private Machine() {}

  public static List<String> describe(ProgramPaths paths) throws IOException {
    return List.of(
        String.format(
            Locale.ROOT,
            "Measured on %s: %s, %d cores, %s, JDK %s, Node %s; load of the machine before the"
                + " start %.1f%s.",
            LocalDate.now(ZoneOffset.UTC),
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            Runtime.version(),
            node(paths),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            paths.quick() ? " (a quick run: too few rounds to quote)" : ""));
  }

  private static String processor() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    }
  }

  private static String node(ProgramPaths paths) {
    try {
      NativeProcess.run(paths.log(), Map.of(), List.of("/usr/bin/env", "node", "--version"));
      return Files.readString(paths.log()).strip();
    } catch (IOException e) {
      return "not installed";
    }
  }
}
