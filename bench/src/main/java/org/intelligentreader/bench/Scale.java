package org.intelligentreader.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Time for each character and peak memory, from a leaflet to twenty megabytes of text.
final class Scale implements Section {
  private static final int SECONDS = 8;

  /// Kilobytes of UTF-8, and how many chapters of how many characters that is.
  private record Size(int kilobytes, int chapters, int characters) {}

  private static final List<Size> SIZES =
      List.of(
          new Size(10, 1, 3_400),
          new Size(100, 4, 8_500),
          new Size(1_000, 34, 10_000),
          new Size(5_000, 170, 10_000),
          new Size(20_000, 680, 10_000));

  @Override
  public List<String> measure(Place place) throws Exception {
    var times = new Chart.Curve("processor time, µs for each character");
    var peaks = new Chart.Curve("peak memory of `process`, MiB");
    var lines = new ArrayList<String>();
    lines.add("| text | processor time for each character, warm | peak RSS of `process`, MiB |");
    lines.add("|---:|---:|---:|");
    for (var size : place.quick() ? SIZES.subList(0, 3) : SIZES) {
      var book = place.book("scale", new NovelEpub(4, size.chapters(), size.characters(), 0));
      var seconds = place.quick() ? 2 : SECONDS;
      var flow = Warm.flow(place, List.of(), seconds, 1, List.of(book.toString()));
      var process = place.worker(ColdBook.process(book, place.folder().resolve("bundle")));
      var race = new Race().add("process", place.log(), Map.of(), process);
      race.run(1);
      Files.delete(book);
      times.add(size.kilobytes(), flow.perCharacter() / 1000);
      peaks.add(size.kilobytes(), race.rss("process").median());
      lines.add(
          String.format(
              Locale.ROOT,
              "| %,d kB | %.2f µs | %s |",
              size.kilobytes(),
              flow.perCharacter() / 1000,
              race.rss("process").text()));
    }
    var picture =
        place.quick()
            ? place.folder().resolve("scale.png")
            : place.root().resolve("docs/images/performance-scale.png");
    Chart.write(picture, "kilobytes of text", List.of(times, peaks));
    lines.add(
        "\n![Time for each character and peak memory over the size of the text](images/performance-scale.png)");
    return lines;
  }
}
