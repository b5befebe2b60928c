package org.intelligentreader.bench.book;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.intelligentreader.app.training.StubProject;
import org.intelligentreader.bench.material.NovelEpub;
import org.intelligentreader.bench.measure.NativeProcess;
import org.intelligentreader.bench.measure.Race;
import org.intelligentreader.bench.measure.Usage;
import org.intelligentreader.bench.place.Place;
import org.intelligentreader.bench.place.Section;
import org.intelligentreader.bench.race.AnalysisAlone;

/// One novel of 200,000 characters and out: the whole process, from nothing.
public final class ColdBook implements Section {
  static final NovelEpub NOVEL = new NovelEpub(1, 20, 10_000, 0);
  private static final int ROUNDS = 5;

  @Override
  public List<String> measure(Place place) throws Exception {
    var book = place.book("novel", NOVEL);
    var text = place.text("novel", NOVEL.seed(), NOVEL.chapters() * NOVEL.characters());
    var out = place.folder().resolve("bundle");
    return new Race()
        .add(
            "peer: kuromoji with UniDic, analysis alone",
            place.log(),
            Map.of(),
            place.own(List.of(), AnalysisAlone.class, "kuromoji", "readings", text.toString()))
        .add(
            "our engine with UniDic, analysis alone",
            place.log(),
            Map.of(),
            place.own(place.options(), AnalysisAlone.class, "lattice", "readings", text.toString()))
        .add("worker, as in the image: claim, book, exit", () -> worker(place, book, Duration.ZERO))
        .add("`process`, as in the image", place.log(), Map.of(), place.worker(process(book, out)))
        .add(
            "`process`, no cache, no options",
            place.log(),
            Map.of(),
            place.plainWorker(process(book, out)))
        .run(place.rounds(ROUNDS))
        .table();
  }

  /// The worker does one book from a stand-in for a project and exits.
  static Usage worker(Place place, Path book, Duration latency) throws java.io.IOException {
    try (var project = new StubProject(place.certificate(), List.of(book), latency)) {
      return NativeProcess.run(place.log(), project.environment(), place.worker());
    }
  }

  static String[] process(Path book, Path out) {
    return new String[] {"process", book.toString(), "-o", out.toString()};
  }
}
