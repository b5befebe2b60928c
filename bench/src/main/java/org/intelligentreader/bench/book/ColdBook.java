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
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;
import org.intelligentreader.bench.race.AnalysisAlone;

/// One novel of 200,000 characters and out: the whole process, from nothing.
public final class ColdBook implements Section {
  static final NovelEpub NOVEL = new NovelEpub(1, 20, 10_000, 0);
  private static final int ROUNDS = 5;

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    var book = paths.book("novel", NOVEL);
    var text = paths.text("novel", NOVEL.seed(), NOVEL.chapters() * NOVEL.characters());
    var out = paths.folder().resolve("bundle");
    return new Race()
        .add(
            "peer: kuromoji with UniDic, analysis alone",
            paths.log(),
            Map.of(),
            paths.own(List.of(), AnalysisAlone.class, "kuromoji", "readings", text.toString()))
        .add(
            "our engine with UniDic, analysis alone",
            paths.log(),
            Map.of(),
            paths.own(paths.options(), AnalysisAlone.class, "lattice", "readings", text.toString()))
        .add("worker, as in the image: claim, book, exit", () -> worker(paths, book, Duration.ZERO))
        .add("`process`, as in the image", paths.log(), Map.of(), paths.worker(process(book, out)))
        .add(
            "`process`, no cache, no options",
            paths.log(),
            Map.of(),
            paths.plainWorker(process(book, out)))
        .run(paths.rounds(ROUNDS))
        .table();
  }

  /// The worker does one book from a stand-in for a project and exits.
  static Usage worker(ProgramPaths paths, Path book, Duration latency) throws java.io.IOException {
    try (var project = new StubProject(paths.certificate(), List.of(book), latency)) {
      return NativeProcess.run(paths.log(), project.environment(), paths.worker());
    }
  }

  static String[] process(Path book, Path out) {
    return new String[] {"process", book.toString(), "-o", out.toString()};
  }
}
