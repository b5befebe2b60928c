package org.intelligentreader.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intelligentreader.app.training.StubProject;

/// A run that finds no job: start, one call over HTTPS, a line of log, exit.
final class EmptyRun implements Section {
  private static final int ROUNDS = 15;
  private static final String PEER = "Node worker, usual imports";

  @Override
  public List<String> measure(Place place) throws Exception {
    try (var project = new StubProject(place.certificate(), List.of(), Duration.ZERO)) {
      var race = new Race();
      var node = place.root().resolve("bench/node");
      var lines = new ArrayList<String>();
      if (installed(node, place)) {
        var environment = nodeEnvironment(project, place);
        race.add(PEER, place.log(), environment, nodeProgram(node, "worker.mjs"));
        race.add(
            "Node, client library alone", place.log(), environment, nodeProgram(node, "bare.mjs"));
      } else {
        lines.add("Node and npm are not installed: compared with the worker itself.\n");
      }
      race.add("worker, as in the image", place.log(), project.environment(), place.worker());
      race.add(
          "worker, no cache, no options", place.log(), project.environment(), place.plainWorker());
      race.run(place.rounds(ROUNDS));
      lines.addAll(race.table());
      return lines;
    }
  }

  private static List<String> nodeProgram(Path node, String file) {
    return List.of("/usr/bin/env", "node", node.resolve(file).toString());
  }

  private static Map<String, String> nodeEnvironment(StubProject project, Place place) {
    return Map.of(
        "SUPABASE_URL",
        project.url().toString(),
        "SUPABASE_SECRET_KEY",
        "sb_secret_of_no_project",
        "NODE_EXTRA_CA_CERTS",
        place.certificate().pem().toString());
  }

  /// npm takes the newest versions that say that they run on this Node.
  private static boolean installed(Path node, Place place) throws IOException {
    if (Files.isDirectory(node.resolve("node_modules"))) {
      return true;
    }
    try {
      NativeProcess.run(
          place.log(),
          Map.of(),
          List.of(
              "/usr/bin/env",
              "npm",
              "install",
              "--no-package-lock",
              "--no-audit",
              "--no-fund",
              "--prefix",
              node.toString()));
      return true;
    } catch (IOException e) {
      System.err.println("npm install failed, the Node peer is left out: " + e.getMessage());
      return false;
    }
  }
}
