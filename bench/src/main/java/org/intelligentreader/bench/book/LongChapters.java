package org.intelligentreader.bench.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intelligentreader.bench.material.NovelEpub;
import org.intelligentreader.bench.measure.Race;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;

/// Peak memory over the length of a chapter, for books of equal length, with the heap of the
/// machine that the deployment asks for. A chapter is analysed and written as a whole.
public final class LongChapters implements Section {
  private static final int MEBIBYTES = 512;
  private static final int BOOK = 1_500_000;
  private static final int ROUNDS = 3;

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    var lengths =
        paths.quick() ? List.of(1_000, 150_000) : List.of(1_000, 10_000, 30_000, 60_000, 150_000);
    var race = new Race();
    for (var length : lengths) {
      var book = paths.book("chapters-" + length, new NovelEpub(6, BOOK / length, length, 0));
      var process = ColdBook.process(book, paths.folder().resolve("bundle"));
      race.add(name(length), paths.log(), Map.of(), paths.workerWith(MEBIBYTES, process));
    }
    race.run(paths.rounds(ROUNDS));
    var lines = new ArrayList<String>();
    lines.add("| characters in a chapter | peak RSS of `process`, MiB | CPU ms |");
    lines.add("|---:|---:|---:|");
    for (var length : lengths) {
      var name = name(length);
      lines.add("| %s | %s | %s |".formatted(name, race.rss(name).text(), race.cpu(name).text()));
    }
    return lines;
  }

  private static String name(int length) {
    return String.format(Locale.ROOT, "%,d", length);
  }
}
