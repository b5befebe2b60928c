package org.intelligentreader.bench.book;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intelligentreader.bench.material.NovelEpub;
import org.intelligentreader.bench.measure.Chart;
import org.intelligentreader.bench.measure.Race;
import org.intelligentreader.bench.measure.Spread;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;

/// Time for each character and peak memory, from a leaflet to twenty megabytes of text, with the
/// options of the image.
public final class Scale implements Section {
  private static final int ROUNDS = 3;

  /// Kilobytes of UTF-8, and how many chapters of how many characters that is.
  private record Size(int kilobytes, int chapters, int characters) {
    String name() {
      return String.format(Locale.ROOT, "%,d kB", kilobytes);
    }

    String file() {
      return "scale-" + kilobytes;
    }
  }

  private static final List<Size> SIZES =
      List.of(
          new Size(10, 1, 3_400),
          new Size(100, 4, 8_500),
          new Size(1_000, 34, 10_000),
          new Size(5_000, 170, 10_000),
          new Size(20_000, 680, 10_000));

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    var sizes = paths.quick() ? SIZES.subList(0, 3) : SIZES;
    var costs = new LinkedHashMap<Size, List<Double>>();
    var race = new Race();
    for (var size : sizes) {
      var book = book(paths, size);
      costs.put(size, new ArrayList<>());
      race.add(size.name(), paths.log(), Map.of(), process(paths, book));
    }
    for (var round = 0; round < paths.rounds(ROUNDS); round++) {
      for (var cost : costs.entrySet()) {
        var book = file(paths, cost.getKey());
        var flow = Warm.flow(paths, paths.options(), 1, List.of(book.toString()));
        cost.getValue().add(flow.perCharacter() / 1000);
      }
    }
    race.run(paths.rounds(ROUNDS));
    return report(paths, costs, race);
  }

  private static Path file(ProgramPaths paths, Size size) {
    return paths.folder().resolve(size.file() + ".epub");
  }

  private static Path book(ProgramPaths paths, Size size) throws IOException {
    return paths.book(size.file(), new NovelEpub(4, size.chapters(), size.characters(), 0));
  }

  private static List<String> process(ProgramPaths paths, Path book) {
    return paths.worker(ColdBook.process(book, paths.folder().resolve("bundle")));
  }

  private static List<String> report(ProgramPaths paths, Map<Size, List<Double>> costs, Race race)
      throws IOException {
    var times = new Chart.Curve("processor time, µs for each character");
    var peaks = new Chart.Curve("peak memory of `process`, MiB");
    var lines = new ArrayList<String>();
    lines.add(
        "| text | µs of processor time for each character, warm | peak RSS of `process`, MiB |");
    lines.add("|---:|---:|---:|");
    costs.forEach((size, values) -> {
      var time = Spread.of(values);
      var peak = race.rss(size.name());
      times.add(size.kilobytes(), time.median());
      peaks.add(size.kilobytes(), peak.median());
      lines.add("| %s | %s | %s |".formatted(size.name(), time.text(2), peak.text()));
    });
    var picture =
        paths.quick()
            ? paths.folder().resolve("scale.png")
            : paths.root().resolve("docs/images/performance-scale.png");
    Chart.write(picture, "kilobytes of text", List.of(times, peaks));
    lines.add(
        "\n"
            + "![Time for each character and peak memory over the size of the"
            + " text](images/performance-scale.png)");
    return lines;
  }
}
