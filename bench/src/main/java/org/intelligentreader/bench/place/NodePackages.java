package org.intelligentreader.bench.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intelligentreader.bench.measure.NativeProcess;

/// The peers that are written for Node: what they import is installed by npm on first use.
public final class NodePackages {
  private NodePackages() {}

  /// Whether the peers can run. npm takes the newest versions that say that they run on this Node.
  public static boolean installed(ProgramPaths paths) {
    var folder = folder(paths);
    try {
      if (isCurrent(folder)) {
        return true;
      }
      NativeProcess.run(
          paths.log(),
          Map.of(),
          List.of(
              "/usr/bin/env",
              "npm",
              "install",
              "--no-package-lock",
              "--no-audit",
              "--no-fund",
              "--prefix",
              folder.toString()));
      return true;
    } catch (IOException e) {
      System.err.println("npm install failed, the Node peers are left out: " + e.getMessage());
      return false;
    }
  }

  /// The command that runs one of the programs in `bench/node`.
  public static List<String> program(ProgramPaths paths, String file, Path... arguments) {
    var command = new ArrayList<>(List.of("/usr/bin/env", "node"));
    command.add(folder(paths).resolve(file).toString());
    Stream.of(arguments).map(Path::toString).forEach(command::add);
    return command;
  }

  /// Whether npm has been there since the list of packages changed.
  private static boolean isCurrent(Path folder) throws IOException {
    var installed = folder.resolve("node_modules/.package-lock.json");
    return Files.exists(installed)
        && Files.getLastModifiedTime(installed)
                .compareTo(Files.getLastModifiedTime(folder.resolve("package.json")))
            >= 0;
  }

  private static Path folder(ProgramPaths paths) {
    return paths.root().resolve("bench/node");
  }
}
