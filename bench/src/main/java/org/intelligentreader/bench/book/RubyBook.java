package org.intelligentreader.bench.book;

import java.util.List;
import java.util.Map;
import org.intelligentreader.bench.measure.Race;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;

/// The novel with ruby over every word in kanji against the same one with a few.
public final class RubyBook implements Section {
  private static final int ROUNDS = 5;

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    var novel = ColdBook.NOVEL;
    var plain = paths.book("novel", novel);
    var annotated = paths.book("furigana", novel.withFurigana());
    var out = paths.folder().resolve("bundle");
    return new Race()
        .add(
            "few words have ruby",
            paths.log(),
            Map.of(),
            paths.worker(ColdBook.process(plain, out)))
        .add(
            "every word in kanji has ruby",
            paths.log(),
            Map.of(),
            paths.worker(ColdBook.process(annotated, out)))
        .run(paths.rounds(ROUNDS))
        .table();
  }
}
