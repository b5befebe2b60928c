package org.intelligentreader.bench.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.intelligentreader.bench.material.NovelEpub;
import org.intelligentreader.bench.measure.NativeProcess;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;

/// Where the warm pipeline spends its time and its memory, by Java Flight Recorder, kept as text.
public final class Profile implements Section {
  private static final List<String> VIEWS =
      List.of("hot-methods", "allocation-by-class", "allocation-by-site", "gc");

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    var recording = paths.folder().resolve("pipeline.jfr");
    var book = paths.book("profile", new NovelEpub(5, 40, 10_000, 0));
    var options = List.of("-XX:StartFlightRecording=settings=profile,filename=" + recording);
    var seconds = paths.quick() ? "3" : "15";
    NativeProcess.run(
        paths.log(),
        Map.of(),
        paths.own(options, Pipeline.class, seconds, seconds, "1", book.toString()));
    var profiles = Files.createDirectories(paths.root().resolve("bench/profiles"));
    var jfr = Path.of(System.getProperty("java.home"), "bin", "jfr").toString();
    for (var view : VIEWS) {
      var file = profiles.resolve(view + ".txt");
      NativeProcess.run(
          file, Map.of(), List.of(jfr, "view", "--width", "140", view, recording.toString()));
    }
    return List.of("Profiles of the warm pipeline: [bench/profiles](../bench/profiles).");
  }
}
