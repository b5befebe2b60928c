package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.local.stack.LocalStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stop signals and kills, on real processes.
class StopTest {
  private static final int CHAPTERS = 15;

  @Test
  void a_stopped_demo_leaves_no_process_and_goes_on_when_started_again(@TempDir Path folder)
      throws Exception {
    var data = folder.resolve("data");
    var book = Files.write(folder.resolve("long.epub"), LongBook.epub(CHAPTERS));
    try (var demo = demo(data, book)) {
      demo.await("% analysing");
      assertThat(demo.terminate()).isTrue();
      demo.exitCode();
      assertThat(demo.output()).contains("given back");
    }
    assertThat(processesOf(data)).isEmpty();

    try (var demo = demo(data, book)) {
      assertThat(demo.exitCode()).as(demo.output()).isZero();
      assertThat(demo.output()).contains("long.epub: done").contains("長い本 (ja)");
    }
    assertThat(processesOf(data)).isEmpty();
  }

  @Test
  void a_killed_demo_goes_on_when_started_again(@TempDir Path folder) throws Exception {
    var data = folder.resolve("data");
    var book = Files.write(folder.resolve("long.epub"), LongBook.epub(CHAPTERS));
    try (var demo = demo(data, book)) {
      demo.await("claimed, attempt 1");
      assertThat(demo.kill()).isTrue();
      demo.exitCode();
    }
    assertThat(processesOf(data)).as("the PostgreSQL that nobody stopped").isNotEmpty();

    try (var demo = demo(data, book)) {
      assertThat(demo.exitCode()).as(demo.output()).isZero();
      assertThat(demo.output()).contains("long.epub: done");
    }
    assertThat(processesOf(data)).isEmpty();
  }

  @Test
  void a_second_stack_on_the_same_folder_says_that_it_is_in_use(@TempDir Path folder)
      throws Exception {
    try (var workshop = Workshop.open(folder)) {
      assertThat(workshop.stack().url()).isNotNull();
      try (var demo = demo(folder, Files.write(folder.resolve("long.epub"), LongBook.epub(1)))) {
        assertThat(demo.exitCode()).isEqualTo(69);
        assertThat(demo.output()).contains("is in use by another stack");
      }
    }
  }

  @Test
  void a_worker_told_to_stop_gives_its_job_back_and_burns_no_attempt(@TempDir Path folder)
      throws Exception {
    try (var workshop = Workshop.open(folder)) {
      var browser = workshop.user("stop@example.org");
      browser.add("long", "?", LongBook.epub(CHAPTERS));
      try (var worker = worker(workshop)) {
        worker.await("claimed, attempt 1");
        var start = System.nanoTime();
        assertThat(worker.terminate()).isTrue();
        assertThat(worker.exitCode()).isEqualTo(143);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
      }
      var job = Workshop.job(browser, "long");
      assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("queued");
      assertThat(job.path("attempts_forgiven").asInt()).isEqualTo(1);

      try (var worker = worker(workshop)) {
        assertThat(worker.exitCode()).as(worker.output()).isZero();
      }
      done(browser);
    }
  }

  @Test
  void a_killed_workers_job_is_done_by_the_next_one(@TempDir Path folder) throws Exception {
    try (var workshop = Workshop.open(folder)) {
      var browser = workshop.user("stop@example.org");
      browser.add("long", "?", LongBook.epub(CHAPTERS));
      try (var worker = worker(workshop)) {
        worker.await("claimed, attempt 1");
        assertThat(worker.kill()).isTrue();
        worker.exitCode();
      }
      expireLeases(workshop.stack());

      try (var worker = worker(workshop)) {
        assertThat(worker.exitCode()).as(worker.output()).isZero();
      }
      assertThat(done(browser)).isEqualTo(2);
    }
  }

  /// Checks the finished book; answers the number of attempts.
  private static int done(Browser browser) throws Exception {
    var job = Workshop.job(browser, "long");
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
    var manifest = new BundleReader(browser::download).check(job.path("processed_path").asText());
    assertThat(manifest.path("chapters")).hasSize(CHAPTERS);
    return job.path("attempts").asInt();
  }

  /// As if the lease and the pause after it had passed.
  private static void expireLeases(LocalStack stack) throws Exception {
    try (var connection = java.sql.DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement()) {
      statement.execute(
          "update public.book_processing_jobs set lease_until = now() - interval '1 second' where"
              + " status = 'processing'");
      statement.execute("select public.book_job_sweep(100)");
      statement.execute(
          "update public.book_processing_jobs set run_at = now() - interval '1 second' where status"
              + " = 'queued'");
    }
  }

  private static List<String> processesOf(Path data) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(data.toString()))
        .toList();
  }

  private static ChildProcess demo(Path data, Path book) throws Exception {
    return ChildProcess.start(
        "org.intelligentreader.local.LocalMain",
        Map.of(),
        List.of("demo", "--data", data.toString(), book.toString()));
  }

  private static ChildProcess worker(Workshop workshop) throws Exception {
    return ChildProcess.start(
        "org.intelligentreader.app.Main", workshop.environment(Map.of("MAX_JOBS", "3")), List.of());
  }
}
