package org.intelligentreader.bench.book;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intelligentreader.bench.material.NovelEpub;
import org.intelligentreader.bench.measure.Race;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;

/// Peak memory of the worker for books that are large by their pictures.
public final class Memory implements Section {
  private static final int ROUNDS = 3;

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    var lines = new ArrayList<String>();
    lines.add("| EPUB | peak RSS MiB | wall ms | CPU ms |");
    lines.add("|---:|---:|---:|---:|");
    for (var megabytes : paths.quick() ? new int[] {1, 10} : new int[] {1, 10, 100, 500}) {
      var book = paths.book("pictures", new NovelEpub(3, 20, 5_000, megabytes));
      var race = new Race().add("worker", () -> ColdBook.worker(paths, book, Duration.ZERO));
      race.run(paths.rounds(ROUNDS));
      Files.delete(book);
      lines.add(
          String.format(
              Locale.ROOT,
              "| %d MB | %s | %s | %s |",
              megabytes,
              race.rss("worker").text(),
              race.wall("worker").text(),
              race.cpu("worker").text()));
    }
    return lines;
  }
}
