package org.intelligentreader.app.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How this process is called where nothing else names it: host and process. Both, since every
/// container calls its first process 1.
public final class ProcessName {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private ProcessName() {}

  /// The name of this process.
  public static String here() {
    return of(System.getenv(), KERNEL, ProcessHandle.current().pid());
  }

  static String of(Map<String, String> environment, Path kernel, long pid) {
    var host =
        Optional.ofNullable(environment.get("HOSTNAME"))
            .or(() -> contents(kernel))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .orElseGet(ProcessName::ofNetwork);
    return host + "/" + pid;
  }

  private static Optional<String> contents(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The last way: it may ask a name server.
  private static String ofNetwork() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "worker";
    }
  }
}
