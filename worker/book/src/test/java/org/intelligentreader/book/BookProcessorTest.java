package org.intelligentreader.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.intelligentreader.book.bundle.BundleAddress;
import org.intelligentreader.book.bundle.BundleFile;
import org.intelligentreader.book.bundle.BundleSink;
import org.intelligentreader.book.bundle.BundleWriter;
import org.intelligentreader.book.glossary.Glossary;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The steps run side by side; nobody can tell from the result.
class BookProcessorTest {
  private static final BundleAddress ADDRESS = new BundleAddress("book", "u/book/processed/");
  private static final BookProcessor.Progress QUIET = (_, _) -> {};

  @TempDir Path folder;

  @Test
  void the_files_and_their_order_are_those_of_one_step_after_the_other() throws Exception {
    var files = new LinkedHashMap<String, byte[]>();
    process(new GeneratedBook(50, 400), file -> keep(files, file), QUIET);

    var expected = oneAfterTheOther(new GeneratedBook(50, 400));

    assertThat(files.keySet()).containsExactlyElementsOf(expected.keySet());
    expected.forEach((path, bytes) -> assertThat(files.get(path)).as(path).isEqualTo(bytes));
  }

  @Test
  void reading_runs_ahead_of_storing_by_a_few_chapters_and_no_more() throws Exception {
    var book = new GeneratedBook(500, 8_000);
    var most = new int[1];
    process(book, _ -> {}, (done, _) -> most[0] = Math.max(most[0], book.chaptersRead() - done));

    assertThat(most[0]).isBetween(2, 64_000 / 8_000 + 1);
  }

  @Test
  void a_chapter_larger_than_all_room_goes_through_alone() throws Exception {
    var files = new LinkedHashMap<String, byte[]>();
    var processed = process(new GeneratedBook(3, 200_000), file -> keep(files, file), QUIET);
    assertThat(processed.stats().chapters()).isEqualTo(3);
    assertThat(files.keySet()).endsWith("report.json", "manifest.json.gz");
  }

  @Test
  void what_reading_throws_comes_after_everything_read_before() {
    var done = new int[1];
    var book = new GeneratedBook(20, 100).breakingAfter(7);

    assertThatThrownBy(() -> process(book, _ -> {}, (n, _) -> done[0] = n))
        .isInstanceOf(IOException.class)
        .hasMessage("the archive is damaged");
    assertThat(done[0]).isEqualTo(7);
  }

  @Test
  void a_sink_that_fails_stops_the_reading() {
    var book = new GeneratedBook(10_000, 1_000);

    assertThatThrownBy(() -> process(book, BookProcessorTest::fail, QUIET))
        .hasMessage("the disk is full");

    var read = book.chaptersRead();
    assertThat(read).isLessThan(200);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("read", "analyse");
  }

  private static void fail(BundleFile file) throws IOException {
    throw new IOException("the disk is full");
  }

  private ProcessedBook process(
      GeneratedBook book, BundleSink sink, BookProcessor.Progress progress) throws Exception {
    return BookProcessor.process(
        ADDRESS, book, Tokenizers.standard().forLanguage("sv"), folder, sink, progress);
  }

  private Map<String, byte[]> oneAfterTheOther(GeneratedBook book) throws Exception {
    var files = new LinkedHashMap<String, byte[]>();
    var tokenizer = Tokenizers.standard().forLanguage("sv");
    try (var bundle =
        new BundleWriter(ADDRESS, book, Glossary.NONE, folder, file -> keep(files, file))) {
      for (var next = book.next(); next.isPresent(); next = book.next()) {
        bundle.chapter(next.get(), tokenizer.id(), tokenizer.analyse(next.get()));
        bundle.images(book.images());
      }
      bundle.finish(book);
    }
    return files;
  }

  private static void keep(Map<String, byte[]> files, BundleFile file) throws IOException {
    try (var in = file.content().open()) {
      files.put(file.path(), in.readAllBytes());
    }
  }
}
