package org.intelligentreader.book.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Damaged books of every format end in a book or in a named problem; never in an unexpected
/// exception. A failure prints the seed that repeats it: `-Dfuzz.from=SEED -Dfuzz.count=1`.
class FormatFuzzTest {
  private static final long MOST_MILLIS = TimeUnit.SECONDS.toMillis(20);

  private static final List<String> ODD =
      List.of(
          "\0",
          "\n",
          "\n\n\n",
          "<",
          "</p>",
          "]]>",
          "<!--",
          "&#0;",
          "&x;",
          "《",
          "》",
          "［＃",
          "］",
          "｜",
          "※",
          "-->",
          "99:99:99,999 --> 00:00:00,000",
          "{",
          "}",
          "#",
          "###### ",
          "[](",
          "|---|",
          "\uFEFF",
          "\uFFFF",
          "第一章",
          "Chapter 99999999999",
          "[Events]",
          "Format: Text",
          "WEBVTT",
          "PK\3\4",
          "%PDF-1.7",
          "-",
          "---\n",
          "<section>",
          "</section>",
          "<binary id=\"x\">",
          "<body>",
          "<a href=\"#x\">",
          "\u001B$B",
          "x".repeat(3000),
          "<div>".repeat(700),
          "［＃「".repeat(200),
          "> ".repeat(300),
          "《》".repeat(100));

  @Test
  void damaged_books_of_every_format_end_well() {
    run(Long.getLong("fuzz.from", 1), Integer.getInteger("fuzz.count", 400));
  }

  @Tag("campaign")
  @Test
  void many_thousand_damaged_books_of_every_format_end_well() {
    run(Long.getLong("fuzz.from", 1), Integer.getInteger("fuzz.count", 40_000));
  }

  private static void run(long from, int count) {
    var cpu = ManagementFactory.getThreadMXBean();
    var samples = new TreeMap<>(Samples.all());
    var names = List.copyOf(samples.keySet());
    var opened = 0;
    for (var seed = from; seed < from + count; seed++) {
      var random = new Random(seed);
      var name = names.get(random.nextInt(names.size()));
      var start = cpu.getCurrentThreadCpuTime();
      opened +=
          reads(damaged(samples.getOrDefault(name, new byte[0]), random), name + " seed " + seed)
              ? 1
              : 0;
      var millis = TimeUnit.NANOSECONDS.toMillis(cpu.getCurrentThreadCpuTime() - start);
      assertThat(millis).as("milliseconds for " + name + " seed " + seed).isLessThan(MOST_MILLIS);
    }
    System.out.printf("fuzz: %d damaged books from seed %d, %d opened%n", count, from, opened);
  }

  private static boolean reads(byte[] book, String what) {
    try {
      ReadBook.read(book, Limits.DEFAULTS);
      return true;
    } catch (BadBookException e) {
      return false;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(what + ": " + e, e);
    }
  }

  /// The bytes as chars, damaged in one to four places.
  private static byte[] damaged(byte[] book, Random random) {
    var text = new StringBuilder(new String(book, ISO_8859_1));
    for (var i = 1 + random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
      var at = random.nextInt(text.length());
      var end = Math.min(text.length(), at + 1 + random.nextInt(200));
      switch (random.nextInt(6)) {
        case 0 -> text.setLength(at);
        case 1 -> text.delete(at, end);
        case 2 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(20)));
        case 3 -> text.setCharAt(at, (char) random.nextInt(256));
        case 4 -> text.insert(at, odd(random));
        default -> {
          var piece = text.substring(at, end);
          text.delete(at, end).insert(random.nextInt(text.length() + 1), piece);
        }
      }
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private static String odd(Random random) {
    var text = ODD.get(random.nextInt(ODD.size()));
    return new String(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), ISO_8859_1);
  }
}
