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
import org.intelligentreader.bench.place.Place;
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
  public List<String> measure(Place place) throws Exception {
    var sizes = place.quick() ? SIZES.subList(0, 3) : SIZES;
    var costs = new LinkedHashMap<Size, List<Double>>();
    var race = new Race();
    for (var size : sizes) {
      var book = book(place, size);
      costs.put(size, new ArrayList<>());
      race.add(size.name(), place.log(), Map.of(), process(place, book));
    }
    for (var round = 0; round < place.rounds(ROUNDS); round++) {
      for (var cost : costs.entrySet()) {
        var book = file(place, cost.getKey());
        var flow = Warm.flow(place, place.options(), 1, List.of(book.toString()));
        cost.getValue().add(flow.perCharacter() / 1000);
      }
    }
    race.run(place.rounds(ROUNDS));
    return report(place, costs, race);
  }

  private static Path file(Place place, Size size) {
    return place.folder().resolve(size.file() + ".epub");
  }

  private static Path book(Place place, Size size) throws IOException {
    return place.book(size.file(), new NovelEpub(4, size.chapters(), size.characters(), 0));
  }

  private static List<String> process(Place place, Path book) {
    return place.worker(ColdBook.process(book, place.folder().resolve("bundle")));
  }

  private static List<String> report(Place place, Map<Size, List<Double>> costs, Race race)
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
        place.quick()
            ? place.folder().resolve("scale.png")
            : place.root().resolve("docs/images/performance-scale.png");
    Chart.write(picture, "kilobytes of text", List.of(times, peaks));
    lines.add(
        "\n"
            + "![Time for each character and peak memory over the size of the"
            + " text](images/performance-scale.png)");
    return lines;
  }
}
