package org.intelligentreader.local.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.intelligentreader.testing.Repository;

/// Starts workers as the image does, from the jar with a start-up cache, so that a kill costs
/// little, and kills most of them. Those that it lets live tell how long a run takes now.
final class KilledWorkers {
  private static final Path WORKER = Repository.root().resolve("worker");
  private static final Path JAR = WORKER.resolve("app/target/app-0.1.0-SNAPSHOT.jar");
  private static final int STARTING_ONE_IN = 8;
  private static final int LIVES_ONE_IN = 12;
  private static final long LONG_ENOUGH_MILLIS = Duration.ofMinutes(3).toMillis();

  private final List<String> jvm;
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicLong typicalMillis = new AtomicLong(1000);

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

  /// A name that no other worker has.
  String name() {
    return "storm-" + started.incrementAndGet();
  }

  /// How long a worker works on a book now, in milliseconds.
  long typicalMillis() {
    return typicalMillis.get();
  }

  /// Runs one worker until chance kills it, or to its end: a few are killed while they start, most
  /// while they hold a book. Answers its exit code and output.
  Site.Run run(Map<String, String> environment, Random random) throws Exception {
    try (var worker = WorkerChild.packaged(jvm, JAR, environment)) {
      var starting = random.nextInt(STARTING_ONE_IN) == 0;
      if (!starting) {
        Site.await("it holds a book", () -> worker.endsWithin(1) || holdsBook(worker));
      }
      var lives = random.nextInt(LIVES_ONE_IN) == 0;
      var start = System.nanoTime();
      var most = lives ? LONG_ENOUGH_MILLIS : random.nextLong(typicalMillis.get() * 5 / 4);
      if (!worker.endsWithin(most)) {
        worker.kill();
      } else if (lives && !starting) {
        var millis = (System.nanoTime() - start) / 1_000_000;
        typicalMillis.updateAndGet(typical -> Math.max(100, (typical * 3 + millis) / 4));
      }
      return new Site.Run(worker.exitCode(), worker.output());
    }
  }

  /// By its log.
  private static boolean holdsBook(WorkerChild worker) throws IOException {
    return worker.output().contains(": claimed, attempt ");
  }
}
