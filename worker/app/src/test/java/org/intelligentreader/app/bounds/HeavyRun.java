package org.intelligentreader.app.bounds;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.intelligentreader.app.cli.Commands;
import org.intelligentreader.app.config.Environment;

/// Processes books one after the other, as `./reader process` does, and prints after each a line
/// with its exit code, and its milliseconds of the processor and of the clock on the wall.
public final class HeavyRun {
  private HeavyRun() {}

  public static void main(String[] arguments) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (var i = 1; i < arguments.length; i++) {
      var cpu = system.getProcessCpuTime();
      var wall = System.nanoTime();
      var code =
          Commands.run(
              Environment.ofProcess(), "process", "--quiet", arguments[i], "-o", arguments[0]);
      System.out.printf(
          "measured %d %d %d%n",
          code,
          TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime() - cpu),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - wall));
    }
    System.out.flush();
    System.exit(0);
  }
}
