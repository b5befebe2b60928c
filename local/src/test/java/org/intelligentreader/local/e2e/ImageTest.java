package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real image against a real queue, in a container of 512 MiB and one processor with a
/// read-only root. Run by `.ci/image`.
@Tag("image")
@Needs(Need.WORKER_IMAGE)
class ImageTest {
  private static final int CHAPTERS = 60;

  @TempDir private Path folder = Path.of("");
  private Optional<LocalStack> started = Optional.empty();

  @BeforeEach
  void start() throws Exception {
    started =
        Optional.of(
            LocalStack.start(new LocalOptions(folder.resolve("data"), 0, Optional.empty())));
  }

  @AfterEach
  void stop() throws Exception {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  @Test
  void an_empty_queue_is_one_line_and_exit_0() throws Exception {
    try (var worker = worker("512m", Map.of())) {
      assertThat(worker.exitCode()).as(worker.output()).isZero();
      assertThat(worker.output().lines())
          .singleElement()
          .asString()
          .contains("\"message\":\"no jobs available; exiting\"", "\"severity\":\"INFO\"")
          .contains("\"execution\":\"run-1\"")
          .doesNotContain("\"build\":\"dev\"");
    }
  }

  @Test
  void a_book_is_read_in_512_MiB_with_a_read_only_root() throws Exception {
    var browser = browser();
    browser.add("long", "?", LongBook.epub(CHAPTERS));
    try (var worker = worker("512m", Map.of())) {
      assertThat(worker.exitCode()).as(worker.output()).isZero();
      assertThat(worker.output()).contains("1 job in ", "1 done").doesNotContain("旅人");
    }
    check(browser);
  }

  @Test
  void a_run_told_to_stop_gives_its_book_back_and_another_run_finishes_it() throws Exception {
    var browser = browser();
    browser.add("long", "?", LongBook.epub(CHAPTERS));
    try (var worker = worker("512m", Map.of())) {
      worker.await("claimed, attempt 1");
      var start = System.nanoTime();
      worker.stop();
      assertThat(worker.exitCode()).as(worker.output()).isEqualTo(143);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
      assertThat(worker.output()).contains("given back");
    }
    assertThat(job(browser, "status")).isEqualTo("queued");
    assertThat(job(browser, "attempts_forgiven")).isEqualTo("1");
    try (var worker = worker("512m", Map.of())) {
      assertThat(worker.exitCode()).as(worker.output()).isZero();
    }
    check(browser);
  }

  @Test
  void the_start_up_cache_loads_and_one_of_another_build_is_refused() throws Exception {
    var guard =
        List.of(
            "@/app/worker.options",
            "-XX:AOTMode=on",
            "-XX:AOTCache=/app/worker.aot",
            "-cp",
            "/app/app.jar",
            "org.intelligentreader.app.BuildId");
    var java = List.of("--entrypoint", "/opt/java/bin/java");
    try (var right = Container.java(java, guard)) {
      assertThat(right.exitCode()).as(right.output()).isZero();
    }
    var jar = Container.copy("/app/app.jar", folder.resolve("app.jar"));
    try (var files = FileSystems.newFileSystem(jar)) {
      Files.writeString(files.getPath("build-id"), "of other sources");
    }
    var mounted = new ArrayList<>(java);
    mounted.addAll(List.of("--volume", jar + ":/app/app.jar:ro"));
    try (var wrong = Container.java(mounted, guard)) {
      assertThat(wrong.exitCode()).as(wrong.output()).isNotZero();
    }
  }

  private void check(Browser browser) throws Exception {
    assertThat(job(browser, "status")).isEqualTo("done");
    var manifest = new BundleReader(browser::download).check(job(browser, "processed_path"));
    assertThat(manifest.path("chapters")).hasSize(CHAPTERS);
  }

  private static String job(Browser browser, String column) throws Exception {
    return browser.select("book_processing_jobs?book_id=eq.long").path(0).path(column).asText();
  }

  private Browser browser() throws Exception {
    var stack = started.orElseThrow();
    return new Workshop(stack).user("image@example.org");
  }

  private Container worker(String memory, Map<String, String> more) throws Exception {
    var stack = started.orElseThrow();
    var environment = new HashMap<String, String>();
    environment.put("SUPABASE_URL", stack.url().toString());
    environment.put("SUPABASE_SECRET_KEY", stack.keys().secret());
    environment.put("MAX_JOBS", "50");
    environment.put("CLOUD_RUN_JOB", "worker");
    environment.put("CLOUD_RUN_EXECUTION", "run-1");
    environment.putAll(more);
    return Container.run(memory, environment);
  }
}
