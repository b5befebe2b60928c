package org.intelligentreader.book.robust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.fixture.Shared;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Broken books end in a book or in a named problem, within their time and memory; never in an
/// unexpected exception. A failure prints the seed that repeats it: `-Dfuzz.from=SEED
/// -Dfuzz.count=1`.
class FuzzTest {
  /// Not the clock on the wall: a busy machine makes no book slow.
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final int LARGEST = 400_000;
  private static final long MOST_MILLIS = TimeUnit.SECONDS.toMillis(20);

  @Test
  void five_hundred_broken_books_end_well() throws IOException {
    run(sources(List.of()), Long.getLong("fuzz.from", 1), Integer.getInteger("fuzz.count", 500));
  }

  @Tag("campaign")
  @Needs(shared = {"corpus/cases", "corpus/small", "corpus/w3c", "corpus/books"})
  @Test
  void many_thousand_broken_books_end_well() throws IOException {
    var corpus = new ArrayList<Path>();
    for (var folder : List.of("corpus/cases", "corpus/small", "corpus/w3c", "corpus/books")) {
      try (var files = Files.list(Shared.path(folder))) {
        files.filter(file -> file.toString().endsWith(".epub")).sorted().forEach(corpus::add);
      }
    }
    run(sources(corpus), Long.getLong("fuzz.from", 1), Integer.getInteger("fuzz.count", 20_000));
  }

  private static void run(List<byte[]> sources, long from, int count) {
    var opened = 0;
    var slowest = 0L;
    for (var seed = from; seed < from + count; seed++) {
      var start = CPU.getCurrentThreadCpuTime();
      opened += one(sources, seed) ? 1 : 0;
      var millis = TimeUnit.NANOSECONDS.toMillis(CPU.getCurrentThreadCpuTime() - start);
      assertThat(millis).as("milliseconds of the CPU for seed " + seed).isLessThan(MOST_MILLIS);
      slowest = Math.max(slowest, millis);
    }
    System.out.printf(
        "fuzz: %d broken books from seed %d, %d opened, %d refused by name, slowest %d ms%n",
        count, from, opened, count - opened, slowest);
  }

  private static boolean one(List<byte[]> sources, long seed) {
    var random = new Random(seed);
    try {
      var epub = sources.get(random.nextInt(sources.size()));
      ReadBook.read(new Mutator(random).mutate(epub), Limits.DEFAULTS);
      return true;
    } catch (BadBookException e) {
      return false;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("seed " + seed + ": " + e, e);
    }
  }

  private static List<byte[]> sources(List<Path> corpus) throws IOException {
    var sources = new ArrayList<byte[]>();
    sources.add(SampleBook.everything().bytes());
    sources.add(
        new EpubFixture()
            .page("a", "<p>one</p><epub:switch><epub:default>x</epub:default></epub:switch>")
            .page("b", "<svg><text>a</text></svg><math alttext='x'><mi>y</mi></math>")
            .ncx("<navMap><navPoint><content src='b.xhtml'/></navPoint></navMap>")
            .bytes());
    for (var file : corpus) {
      if (Files.size(file) <= LARGEST) {
        sources.add(Files.readAllBytes(file));
      }
    }
    return sources;
  }
}
