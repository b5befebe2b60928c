package org.intelligentreader.bench.book;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.bench.material.NovelEpub;
import org.intelligentreader.bench.measure.Race;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;

/// A book of 60 chapters against a store that takes its time, and one that does not.
public final class SlowStore implements Section {
  private static final int ROUNDS = 5;

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    var lines = new ArrayList<String>();
    var sixty = paths.book("sixty", new NovelEpub(2, 60, 3_400, 0));
    lines.add("60 chapters, 204,000 characters:\n");
    lines.addAll(
        new Race()
            .add("store answers at once", () -> ColdBook.worker(paths, sixty, Duration.ZERO))
            .add(
                "store answers after 100 ms",
                () -> ColdBook.worker(paths, sixty, Duration.ofMillis(100)))
            .run(paths.rounds(ROUNDS))
            .table());
    return lines;
  }
}
