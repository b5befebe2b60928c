package org.intelligentreader.bench.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intelligentreader.app.training.StubProject;
import org.intelligentreader.bench.measure.Race;
import org.intelligentreader.bench.place.NodePackages;
import org.intelligentreader.bench.place.Place;
import org.intelligentreader.bench.place.Section;

/// A run that finds no job: start, one call over HTTPS, a line of log, exit.
public final class EmptyRun implements Section {
  private static final int ROUNDS = 15;
  private static final String PEER = "Node worker, usual imports";

  @Override
  public List<String> measure(Place place) throws Exception {
    try (var project = new StubProject(place.certificate(), List.of(), Duration.ZERO)) {
      var race = new Race();
      var lines = new ArrayList<String>();
      if (NodePackages.installed(place)) {
        var environment = nodeEnvironment(project, place);
        race.add(PEER, place.log(), environment, NodePackages.program(place, "worker.mjs"));
        race.add(
            "Node, client library alone",
            place.log(),
            environment,
            NodePackages.program(place, "bare.mjs"));
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

  private static Map<String, String> nodeEnvironment(StubProject project, Place place) {
    return Map.of(
        "SUPABASE_URL",
        project.url().toString(),
        "SUPABASE_SECRET_KEY",
        "sb_secret_of_no_project",
        "NODE_EXTRA_CA_CERTS",
        place.certificate().pem().toString());
  }
}
