package org.intelligentreader.bench.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intelligentreader.app.training.StubProject;
import org.intelligentreader.bench.measure.Race;
import org.intelligentreader.bench.place.NodePackages;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;

/// A run that finds no job: start, one call over HTTPS, a line of log, exit.
public final class EmptyRun implements Section {
  private static final int ROUNDS = 15;
  private static final String PEER = "Node worker, usual imports";

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    try (var project = new StubProject(paths.certificate(), List.of(), Duration.ZERO)) {
      var race = new Race();
      var lines = new ArrayList<String>();
      if (NodePackages.installed(paths)) {
        var environment = nodeEnvironment(project, paths);
        race.add(PEER, paths.log(), environment, NodePackages.program(paths, "worker.mjs"));
        race.add(
            "Node, client library alone",
            paths.log(),
            environment,
            NodePackages.program(paths, "bare.mjs"));
      } else {
        lines.add("Node and npm are not installed: compared with the worker itself.\n");
      }
      race.add("worker, as in the image", paths.log(), project.environment(), paths.worker());
      race.add(
          "worker, no cache, no options", paths.log(), project.environment(), paths.plainWorker());
      race.run(paths.rounds(ROUNDS));
      lines.addAll(race.table());
      return lines;
    }
  }

  private static Map<String, String> nodeEnvironment(StubProject project, ProgramPaths paths) {
    return Map.of(
        "SUPABASE_URL",
        project.url().toString(),
        "SUPABASE_SECRET_KEY",
        "sb_secret_of_no_project",
        "NODE_EXTRA_CA_CERTS",
        paths.certificate().pem().toString());
  }
}
