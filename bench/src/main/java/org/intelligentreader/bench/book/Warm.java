package org.intelligentreader.bench.book;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intelligentreader.bench.material.NovelEpub;
import org.intelligentreader.bench.measure.NativeProcess;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;

/// A shelf of novels through a warm process: one book at a time, and as many as there are cores.
public final class Warm implements Section {
  private static final int SHELF = 8;
  private static final String WARM = "15";
  private static final String SECONDS = "8";

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    var books = new ArrayList<String>();
    for (var i = 0; i < SHELF; i++) {
      books.add(paths.book("shelf-" + i, new NovelEpub(100 + i, 20, 10_000, 0)).toString());
    }
    var cores = Runtime.getRuntime().availableProcessors();
    var lines = new ArrayList<String>();
    lines.add("| JVM | books at once | characters per second | per second of one core |");
    lines.add("|---|---:|---:|---:|");
    for (var atOnce : List.of(1, cores)) {
      lines.add(line("first compiler, as in the image", atOnce, flow(paths, C1, atOnce, books)));
      lines.add(line("default options", atOnce, flow(paths, List.of(), atOnce, books)));
    }
    return lines;
  }

  private static final List<String> C1 = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  static Pipeline.Flow flow(
      ProgramPaths paths, List<String> options, int atOnce, List<String> books) throws IOException {
    var arguments = new ArrayList<>(paths.quick() ? List.of("3", "3") : List.of(WARM, SECONDS));
    arguments.add(String.valueOf(atOnce));
    arguments.addAll(books);
    NativeProcess.run(
        paths.log(),
        Map.of(),
        paths.own(options, Pipeline.class, arguments.toArray(String[]::new)));
    return Pipeline.Flow.parse(Files.readString(paths.log()));
  }

  private static String line(String name, int atOnce, Pipeline.Flow flow) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %,.0f | %,.0f |",
        name,
        atOnce,
        flow.characters() / flow.wall(),
        flow.characters() / flow.cpu());
  }
}
