package org.intelligentreader.local.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.intelligentreader.testing.Repository;

/// Starts workers as the image does, from the jar with a start-up cache, so that a kill costs
/// little, and kills most of them. Those that it lets live tell how long a run takes now.
final class KilledWorkers implements StormWorkers {
  private static final Path WORKER = Repository.root().resolve("worker");
  private static final Path JAR = WORKER.resolve("app/target/app-0.1.0-SNAPSHOT.jar");

  private final List<String> jvm;
  private final StormPace pace = new StormPace();

  /// Makes the cache in `folder`, or takes the one that `-Dstorm.cache=FILE` names, which later
  /// runs with the same jar share.
  KilledWorkers(Path folder) throws IOException, InterruptedException {
    var cache = Path.of(System.getProperty("storm.cache", folder.resolve("worker.aot").toString()));
    if (!Files.exists(cache)) {
      train(cache, folder.resolve("training.log"));
    }
    jvm = List.of("@" + WORKER.resolve("aot/worker.options"), "-XX:AOTCache=" + cache);
  }

  private static void train(Path cache, Path log) throws IOException, InterruptedException {
    var training =
        new ProcessBuilder(
                WORKER.resolve("aot/train.sh").toString(), JAR.toString(), cache.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    training.environment().put("JAVA_HOME", System.getProperty("java.home"));
    if (training.start().waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  @Override
  public StormPace pace() {
    return pace;
  }

  @Override
  public Site.Run run(Map<String, String> environment, RandomGenerator random) throws Exception {
    try (var worker = WorkerChild.packaged(jvm, JAR, environment)) {
      var fate = pace.fate(random);
      if (!fate.starting()) {
        Site.await("it holds a book", () -> worker.endsWithin(1) || holdsBook(worker));
      }
      var start = System.nanoTime();
      if (!worker.endsWithin(fate.mostMillis())) {
        worker.kill();
      } else {
        pace.ended(fate, (System.nanoTime() - start) / 1_000_000);
      }
      return new Site.Run(worker.exitCode(), worker.output());
    }
  }

  /// By its log.
  private static boolean holdsBook(WorkerChild worker) throws IOException {
    return worker.output().contains(": claimed, attempt ");
  }
}
