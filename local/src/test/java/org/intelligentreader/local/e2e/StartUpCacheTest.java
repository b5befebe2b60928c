package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intelligentreader.app.training.LoopbackCertificate;
import org.intelligentreader.app.training.StubProject;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The start-up cache as the image makes and uses it.
@Needs(Need.WORKER_JAR)
class StartUpCacheTest {
  private static final Path WORKER = Repository.root().resolve("worker");
  private static final Path JAR = WORKER.resolve("app/target/app-0.1.0-SNAPSHOT.jar");

  @Test
  void the_worker_runs_from_the_cache_that_its_rehearsal_made(@TempDir Path folder)
      throws Exception {
    var cache = folder.resolve("worker.aot");

    var training =
        run(Map.of(), WORKER.resolve("aot/train.sh").toString(), JAR.toString(), cache.toString());
    assertThat(training).contains("12 chapters").contains("no jobs available; exiting");

    var certificate = LoopbackCertificate.create(folder);
    try (var project = new StubProject(certificate, List.of(), Duration.ZERO)) {
      // AOTMode=on: a cache that cannot be used is an error, not a slow start.
      var output =
          run(
              project.environment(),
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "@" + WORKER.resolve("aot/worker.options"),
              "-XX:AOTMode=on",
              "-XX:AOTCache=" + cache,
              "-Djavax.net.ssl.trustStore=" + certificate.trustStore(),
              "-jar",
              JAR.toString());
      assertThat(output).contains("no jobs available; exiting");
    }
  }

  @Test
  void a_run_without_work_loads_nothing_that_only_commands_and_books_need(@TempDir Path folder)
      throws Exception {
    var certificate = LoopbackCertificate.create(folder);
    var loaded = folder.resolve("classes.log");
    try (var project = new StubProject(certificate, List.of(), Duration.ZERO)) {
      var output =
          run(
              project.environment(),
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "@" + WORKER.resolve("aot/worker.options"),
              "-Xlog:class+load:file=" + loaded,
              "-Djavax.net.ssl.trustStore=" + certificate.trustStore(),
              "-jar",
              JAR.toString());
      assertThat(output).contains("no jobs available; exiting");
    }
    assertThat(Files.readString(loaded))
        .contains("org.intelligentreader.app.Worker ")
        .doesNotContain("picocli.")
        .doesNotContain("com.fasterxml.jackson.databind.")
        .doesNotContain("org.jsoup.")
        .doesNotContain("opennlp.")
        .doesNotContain("com.ibm.icu.")
        .doesNotContain("org.slf4j.")
        .doesNotContain("java.util.logging.Logger ")
        .doesNotContain("org.intelligentreader.lattice.")
        .doesNotContain("org.intelligentreader.book.source.html.read.DocumentReader ");
  }

  private static String run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
