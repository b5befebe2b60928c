package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Repository;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;

/// A machine that is too small for a book.
class ResourceTest extends SiteTest {
  private static final String GOOD = "good";

  /// The options of the image, on a machine of this size.
  private static List<String> machine(String memory) {
    var options = Repository.root().resolve("worker/aot/worker.options");
    return List.of("@" + options, "-XX:MaxRAM=" + memory);
  }

  private WorkerChild child(String memory, Map<String, String> environment) throws IOException {
    return WorkerChild.start(
        new WorkerChild.Start(
            List.of(), machine(memory), List.of(), site().environment(environment)));
  }

  @Test
  void a_book_that_needs_too_much_memory_ends_at_once_and_the_others_go_on() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", hugeBook());
    browser.add(GOOD, "?", Workshop.sample("the-borrowed-umbrella.epub"));
    try (var worker = child("256m", Map.of("MAX_JOBS", "2"))) {
      assertThat(worker.exitCode()).as(worker.output()).isZero();
    }
    endedAtOnce(browser, "out-of-memory");
    assertThat(site().job(browser, BOOK).path("error").asText()).contains(" MB that this machine");
    site().done(browser, GOOD);
    assertThat(site().hasSource(browser, BOOK)).isTrue();
  }

  @Test
  void a_book_that_takes_too_long_ends_at_once_and_the_others_go_on() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", hugeBook());
    browser.add(GOOD, "?", Workshop.sample("the-borrowed-umbrella.epub"));
    // A busy machine may need more than that for a small book, so another run does the other book.
    try (var worker = child("1g", Map.of("BOOK_TIMEOUT_SECONDS", "1", "MAX_JOBS", "1"))) {
      assertThat(worker.exitCode()).as(worker.output()).isZero();
    }
    endedAtOnce(browser, "book-timeout");
    assertThat(site().work(Map.of()).code()).isZero();
    site().done(browser, GOOD);
  }

  @Test
  void a_worker_told_to_stop_in_a_heavy_chapter_gives_its_job_back() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", hugeBook());
    try (var worker = child("512m", Map.of())) {
      Site.await("the book is read", () -> site().job(browser, BOOK).path("progress").asInt() > 4);
      var told = System.nanoTime();
      worker.terminate();
      assertThat(worker.exitCode()).as(worker.output()).isEqualTo(143);
      assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(8));
    }
    var job = site().job(browser, BOOK);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("queued");
    assertThat(job.path("attempts_forgiven").asInt()).isEqualTo(1);
    site().update(browser, BOOK, "cancelled");
  }

  private void endedAtOnce(Browser browser, String code) throws Exception {
    var job = site().job(browser, BOOK);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("error");
    assertThat(job.path("error_code").asText()).as(job.toString()).isEqualTo(code);
    assertThat(job.path("attempts").asInt()).isEqualTo(1);
  }

  @Test
  @Needs(Need.SMALL_DISK)
  void a_full_disk_is_named_and_the_book_waits_for_a_better_machine() throws Exception {
    var tiny = Files.createDirectories(site().folder().resolve("tiny"));
    var wrapper =
        List.of(
            "unshare",
            "-rm",
            "sh",
            "-c",
            "mount -t tmpfs -o size=64k none " + tiny + " && exec \"$0\" \"$@\"");
    Need.SMALL_DISK.require(canRun(wrapper));
    var browser = site().browser();
    browser.add(BOOK, "?", randomBook(200_000));
    try (var worker =
        WorkerChild.start(
            new WorkerChild.Start(
                wrapper,
                List.of("-Djava.io.tmpdir=" + tiny, "-XX:-UsePerfData"),
                List.of(),
                site().environment(Map.of("PATIENCE_SECONDS", "1"))))) {
      assertThat(worker.exitCode()).as(worker.output()).isZero();
    }
    var job = site().job(browser, BOOK);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("queued");
    assertThat(job.path("error_code").asText()).as(job.toString()).isEqualTo("disk");
    site().muchLater();
    assertThat(site().work(Map.of()).code()).isZero();
    assertThat(site().done(browser, BOOK).path("attempts").asInt()).isEqualTo(2);
  }

  private static boolean canRun(List<String> wrapper) throws InterruptedException {
    var command = new java.util.ArrayList<>(wrapper);
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /// Within every limit of the format, and more than a small heap holds.
  private static byte[] hugeBook() throws IOException {
    return book("<p>All work and no play makes a dull book.</p>\n".repeat(400_000), new byte[0]);
  }

  /// A small book with something in it that does not shrink.
  private static byte[] randomBook(int size) throws IOException {
    var noise = new byte[size];
    new java.util.Random(1).nextBytes(noise);
    return book("<p>A short story.</p>", noise);
  }

  private static byte[] book(String content, byte[] ballast) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      entry(zip, "ballast.bin", ballast);
      entry(
          zip,
          "book.opf",
          "<package version='3.0'><metadata><title>A book</title><language>en</language></metadata><manifest><item id='c' href='c.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='c'/></spine></package>"
              .getBytes(StandardCharsets.UTF_8));
      entry(
          zip,
          "c.xhtml",
          ("<html xmlns='http://www.w3.org/1999/xhtml'><head><title>One</title></head><body>"
                  + content
                  + "</body></html>")
              .getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }
}
