package org.intelligentreader.bench.book;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.intelligentreader.app.installed.InstalledData;
import org.intelligentreader.book.BookProcessor;
import org.intelligentreader.book.bundle.BundleAddress;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;

/// The pipeline in a warm process: `Pipeline WARM SECONDS AT-ONCE BOOK.epub…` works for `WARM`
/// seconds to get warm, then for `SECONDS`, and prints characters, wall and processor seconds.
public final class Pipeline {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final Tokenizers TOKENIZERS =
      Tokenizers.standard(Tokenizers.Units.WORDS, InstalledData.ofMachine(System.err::println));

  private Pipeline() {}

  public static void main(String[] args) throws Exception {
    var warm = Integer.parseInt(args[0]);
    var seconds = Integer.parseInt(args[1]);
    var atOnce = Integer.parseInt(args[2]);
    var books = List.of(args).subList(3, args.length).stream().map(Path::of).toList();
    measure(warm, atOnce, books);
    System.out.println(measure(seconds, atOnce, books).line());
  }

  /// What came through in which time.
  record Flow(long characters, double wall, double cpu) {
    /// Reads what a child printed.
    static Flow parse(String line) {
      var parts = line.strip().split(" ", -1);
      return new Flow(
          Long.parseLong(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
    }

    String line() {
      return String.format(Locale.ROOT, "%d %.4f %.4f", characters, wall, cpu);
    }

    /// Nanoseconds of processor time for each character.
    double perCharacter() {
      return cpu * 1e9 / characters;
    }
  }

  /// Every thread takes the next book until the time is over; books that were begun are finished.
  private static Flow measure(int seconds, int atOnce, List<Path> books) throws Exception {
    var end = System.nanoTime() + seconds * 1_000_000_000L;
    var next = new AtomicInteger();
    Callable<Long> reader =
        () -> {
          var characters = 0L;
          do {
            characters += process(books.get(Math.floorMod(next.getAndIncrement(), books.size())));
          } while (System.nanoTime() < end);
          return characters;
        };
    var cpu = SYSTEM.getProcessCpuTime();
    var start = System.nanoTime();
    var characters = 0L;
    try (var threads = Executors.newFixedThreadPool(atOnce)) {
      for (var done : threads.invokeAll(java.util.Collections.nCopies(atOnce, reader))) {
        characters += done.get();
      }
    }
    return new Flow(
        characters, (System.nanoTime() - start) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
  }

  private static long process(Path file) throws Exception {
    var work = Files.createTempDirectory("bench-");
    try (var book = Books.open(file, Limits.DEFAULTS, Optional.empty())) {
      var tokenizer = TOKENIZERS.forLanguage(book.metadata().language());
      return BookProcessor.process(
              new BundleAddress("book", "u/book/processed/"),
              book,
              tokenizer,
              work,
              _ -> {},
              (_, _) -> {})
          .stats()
          .characters();
    } finally {
      Files.delete(work);
    }
  }
}
