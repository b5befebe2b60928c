package org.intelligentreader.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intelligentreader.app.training.StubProject;
import org.intelligentreader.bench.measure.NativeProcess;
import org.intelligentreader.bench.measure.Spread;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;

/// The steps of an empty run one by one, with the worker's options and its start-up cache.
public final class StartUp implements Section {
  private static final int ROUNDS = 15;

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    var steps = new LinkedHashMap<String, List<Double>>();
    try (var project = new StubProject(paths.certificate(), List.of(), Duration.ZERO)) {
      for (var round = 0; round <= paths.rounds(ROUNDS); round++) {
        var times = run(paths, project.environment());
        if (round > 0) {
          times.forEach(
              (step, time) -> steps.computeIfAbsent(step, _ -> new ArrayList<>()).add(time));
        }
      }
    }
    var lines = new ArrayList<>(List.of("| step | wall ms |", "|---|---:|"));
    steps.forEach((step, times) -> {
      var time = Spread.of(times);
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %.1f (%.1f–%.1f) |",
              step,
              time.median(),
              time.least(),
              time.most()));
    });
    return lines;
  }

  /// What is left of the process's time when the steps are over is its end.
  private static Map<String, Double> run(ProgramPaths paths, Map<String, String> environment)
      throws IOException {
    var command = new ArrayList<>(paths.inWorker(FirstUse.class));
    command.add(String.valueOf(System.nanoTime()));
    var usage = NativeProcess.run(paths.log(), new HashMap<>(environment), command);
    var times = new LinkedHashMap<String, Double>();
    for (var line : Files.readAllLines(paths.log())) {
      var cells = line.split("\t", 2);
      if (cells.length == 2) {
        times.put(cells[0], Double.parseDouble(cells[1]));
      }
    }
    var known = times.values().stream().mapToDouble(Double::doubleValue).sum();
    times.put("the process's end", usage.wall() - known);
    return times;
  }
}
