package org.intelligentreader.bench.race;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.intelligentreader.bench.measure.NativeProcess;
import org.intelligentreader.bench.measure.Spread;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;

/// Whether a character costs more in a long line without a break than in lines, and what the
/// analyser keeps on the heap. kuromoji's time grows with the square of the length, so it gets
/// short lines only.
public final class LongLines implements Section {
  private static final int CHARACTERS = 1_300_000;
  private static final int ROUNDS = 5;

  private record Case(String engine, String name, int length) {}

  private static final List<Case> CASES =
      List.of(
          new Case("lattice", "ours", 10_000),
          new Case("lattice", "ours", 100_000),
          new Case("lattice", "ours", 1_000_000),
          new Case("kuromoji", "kuromoji", 1_000),
          new Case("kuromoji", "kuromoji", 10_000));

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    var text = paths.text("lines", 7, CHARACTERS);
    var lines = new ArrayList<String>();
    lines.add(
        "| analyser | characters in one line | time for each, × that in lines | heap MB after short"
            + " lines | after long ones |");
    lines.add("|---|---:|---:|---:|---:|");
    for (var one : CASES) {
      var costs = new ArrayList<LongLine.Cost>();
      for (var round = 0; round < paths.rounds(ROUNDS); round++) {
        costs.add(cost(paths, one, text));
      }
      lines.add(line(one, costs));
    }
    return lines;
  }

  private static String line(Case one, List<LongLine.Cost> costs) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %s | %s | %s |",
        one.name(),
        one.length(),
        Spread.of(costs.stream().map(LongLine.Cost::ratio).toList()).text(2),
        megabytes(costs, LongLine.Cost::heapAfterLines),
        megabytes(costs, LongLine.Cost::heapAfterLine));
  }

  private static String megabytes(List<LongLine.Cost> costs, ToLongFunction<LongLine.Cost> bytes) {
    var values = costs.stream().map(cost -> bytes.applyAsLong(cost) / 1e6).toList();
    return String.format(Locale.ROOT, "%.1f", Spread.of(values).median());
  }

  private static LongLine.Cost cost(ProgramPaths paths, Case one, Path text) throws Exception {
    NativeProcess.run(
        paths.log(),
        Map.of(),
        paths.own(
            List.of(),
            LongLine.class,
            one.engine(),
            String.valueOf(one.length()),
            text.toString()));
    return LongLine.Cost.parse(Files.readString(paths.log()));
  }
}
