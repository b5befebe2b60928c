package org.intelligentreader.bench.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Several programs measured in turn, round after round, so that a busy moment of the machine hits
/// all of them. The first one named is what the others are compared with.
public final class Race {
  private final Map<String, Runner> runners = new LinkedHashMap<>();
  private final Map<String, List<Usage>> usages = new LinkedHashMap<>();

  /// One run of a program.
  @FunctionalInterface
  public interface Runner {
    public Usage run() throws IOException, InterruptedException;
  }

  public Race add(String name, Runner runner) {
    runners.put(name, runner);
    usages.put(name, new ArrayList<>());
    return this;
  }

  public Race add(String name, Path log, Map<String, String> environment, List<String> command) {
    return add(name, () -> NativeProcess.run(log, environment, command));
  }

  /// Runs every program once to warm the disk's cache, then `rounds` times for the table.
  public Race run(int rounds) throws IOException, InterruptedException {
    for (var round = 0; round <= rounds; round++) {
      for (var runner : runners.entrySet()) {
        var usage = runner.getValue().run();
        if (round > 0) {
          usages.getOrDefault(runner.getKey(), new ArrayList<>()).add(usage);
        }
      }
    }
    return this;
  }

  /// `| program | wall ms | × | CPU ms | × | peak RSS MiB | × |`; ratios to the first program.
  public List<String> table() {
    var first = usages.values().iterator().next();
    var lines = new ArrayList<String>();
    lines.add("| program | wall ms | × | CPU ms | × | peak RSS MiB | × |");
    lines.add("|---|---:|---:|---:|---:|---:|---:|");
    usages.forEach((name, own) -> lines.add(line(name, own, first)));
    return lines;
  }

  public Spread wall(String name) {
    return Spread.of(usages.getOrDefault(name, List.of()).stream().map(Usage::wall).toList());
  }

  public Spread rss(String name) {
    return Spread.of(usages.getOrDefault(name, List.of()).stream().map(Usage::rss).toList());
  }

  public Spread cpu(String name) {
    return Spread.of(usages.getOrDefault(name, List.of()).stream().map(Usage::cpu).toList());
  }

  private static String line(String name, List<Usage> own, List<Usage> first) {
    var cells = new StringBuilder("| ").append(name).append(" |");
    List<java.util.function.Function<Usage, Double>> columns =
        List.of(Usage::wall, Usage::cpu, Usage::rss);
    for (var column : columns) {
      var spread = Spread.of(own.stream().map(column).toList());
      var base = Spread.of(first.stream().map(column).toList());
      cells.append(' ').append(spread.text()).append(" | ").append(spread.ratio(base)).append(" |");
    }
    return cells.toString();
  }
}
