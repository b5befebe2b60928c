package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.zip.GZIPInputStream;
import org.intelligentreader.local.demo.Browser;

/// A front end of the field that opens one book over and over: the row of the book, the manifest
/// that it names, then every file that the manifest names.
final class FieldReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// Held while a book is being loaded: whoever moves time waits, as an hour does not pass
  /// meanwhile.
  final ReentrantReadWriteLock loading = new ReentrantReadWriteLock(true);

  final AtomicInteger loads = new AtomicInteger();
  final AtomicInteger files = new AtomicInteger();
  private final Browser browser;
  private final String book;

  FieldReader(Browser browser, String book) {
    this.browser = browser;
    this.book = book;
  }

  /// Loads until the thread is interrupted.
  void read() throws IOException, InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      loading.readLock().lockInterruptibly();
      try {
        load();
      } finally {
        loading.readLock().unlock();
      }
    }
  }

  /// One whole load. A book that was never finished has nothing to load.
  void load() throws IOException, InterruptedException {
    var row = patient("books", () -> browser.select("books?id=eq." + book)).path(0);
    if (!row.path("processed_path").isTextual()) {
      return;
    }
    var key = row.path("processed_path").asText();
    var manifest = json(key);
    var mark = manifest.path("title").asText();
    var version = Integer.parseInt(mark.replaceAll("\\D", ""));
    assertThat(manifest.path("chapters")).as(key).hasSize(VersionedBook.chapters(version));
    for (var chapter : manifest.path("chapters")) {
      chapter(key, chapter, mark);
    }
    var folder = key.substring(0, key.lastIndexOf('/') + 1);
    for (var image : manifest.path("images")) {
      var name = folder + "images/" + image.path("name").asText();
      assertThat(download(name)).as(name).hasSize(image.path("size").asInt());
    }
    assertThat(json(folder + "vocabulary.json.gz").path("chapters"))
        .hasSize(VersionedBook.chapters(version));
    assertThat(download(folder + "report.json")).isNotEmpty();
    loads.incrementAndGet();
  }

  private void chapter(String key, JsonNode chapter, String mark)
      throws IOException, InterruptedException {
    var content = chapter.path("content").asText();
    assertThat(content).as("a chapter of " + key).contains("これは" + mark + "の本です。");
    var tokens = json(chapter.path("tokensPath").asText());
    assertThat(tokens.path("textHash").asText())
        .as("the words of " + chapter.path("tokensPath"))
        .isEqualTo(chapter.path("textHash").asText());
    for (var token : tokens.path("tokens")) {
      assertThat(content.substring(token.path("start").asInt(), token.path("end").asInt()))
          .isEqualTo(token.path("surface").asText());
    }
  }

  private JsonNode json(String key) throws IOException, InterruptedException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(download(key)))) {
      return JSON.readTree(in);
    }
  }

  private byte[] download(String key) throws IOException, InterruptedException {
    files.incrementAndGet();
    return patient(key, () -> browser.download(key));
  }

  @FunctionalInterface
  private interface Call<T> {
    T make() throws IOException, InterruptedException;
  }

  /// A server that is restarting is asked again; a file that is not there is the end.
  private static <T> T patient(String what, Call<T> call) throws IOException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return call.make();
      } catch (IOException e) {
        if (String.valueOf(e.getMessage()).matches("(?s).* answered 4\\d\\d.*")) {
          throw new AssertionError("a file that is named is missing: " + what, e);
        }
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }
}
