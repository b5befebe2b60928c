package org.intelligentreader.app.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.intelligentreader.app.bounds.HeavyBooks.Dimension;
import org.intelligentreader.app.bounds.HeavyBooks.Weight;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Books that are heavy in one dimension or in two end as a bundle or with a code, within their
/// time and memory, and the command goes on. A failure names the seed that repeats it:
/// `-Dheavy.from=SEED -Dheavy.count=1`.
class HeavyBooksTest {
  /// What may come of a book that is too heavy, or that is none.
  private static final Set<String> CODES =
      Set.of("book-timeout", "out-of-memory", "too-deep", "limit-exceeded", "nothing-readable");

  private static final List<String> LANGUAGES = List.of("en", "ja", "zh", "sv", "th");
  private static final Pattern CODE = Pattern.compile("\\[([a-z-]+)]$");
  private static final Pattern MEASURED = Pattern.compile("measured (\\d+) (\\d+) (\\d+)");

  /// What a process may go on with after the bound: to stop, and to collect garbage.
  private static final long GRACE_MILLIS = 15_000;

  @TempDir Path folder;

  @Test
  void a_dozen_heavy_books_end_as_a_bundle_or_with_a_code() throws Exception {
    run(new Run("-XX:MaxRAM=256m", 8, 0.1), Integer.getInteger("heavy.count", 6));
  }

  @Tag("campaign")
  @Test
  void many_heavy_books_of_any_size_end_as_a_bundle_or_with_a_code() throws Exception {
    run(new Run("-XX:MaxRAM=512m", 20, 1), Integer.getInteger("heavy.count", 200));
  }

  /// How large a machine, how many seconds a book may take, and how heavy the heaviest is.
  private record Run(String memory, int seconds, double largest) {}

  /// One book for each dimension, as heavy as any; `-Dheavy.dimension=NOTES` for one of them and
  /// `-Dheavy.size=60000` for another size.
  @Tag("campaign")
  @Test
  void a_book_as_heavy_as_any_in_each_dimension_ends_as_a_bundle_or_with_a_code() throws Exception {
    var run = new Run("-XX:MaxRAM=512m", 20, 1);
    var wanted = System.getProperty("heavy.dimension", "");
    var language = System.getProperty("heavy.language", "ja");
    for (var dimension : Dimension.values()) {
      if (dimension.name().startsWith(wanted)) {
        var size = Integer.getInteger("heavy.size", dimension.most);
        process(run, List.of(new Book(language, List.of(new Weight(dimension, size)))));
      }
    }
  }

  private void run(Run run, int count) throws Exception {
    var first = Long.getLong("heavy.from", 1);
    var ends = new TreeMap<String, Integer>();
    var slowest = 0L;
    for (var from = first; from < first + count; from += 10) {
      var books = new ArrayList<Book>();
      for (var seed = from; seed < Math.min(first + count, from + 10); seed++) {
        books.add(Book.of(seed, run));
      }
      for (var end : process(run, books)) {
        ends.merge(end.code(), 1, Integer::sum);
        slowest = Math.max(slowest, end.cpuMillis());
      }
    }
    System.out.printf(
        "heavy books: %d from seed %d, %s, %d s each: %s; slowest %d ms of the processor%n",
        count, first, run.memory(), run.seconds(), ends, slowest);
  }

  /// What a book is heavy in. `seed` is 0 where chance had no part.
  private record Book(long seed, String language, List<Weight> weights) {
    Book(String language, List<Weight> weights) {
      this(0, language, weights);
    }

    static Book of(long seed, Run run) {
      // The first numbers of small seeds are nearly the same.
      var random = new Random(seed * 0x9E3779B97F4A7C15L);
      var weights = new Weight[1 + random.nextInt(2)];
      for (var i = 0; i < weights.length; i++) {
        weights[i] = Weight.any(random, run.largest());
      }
      return new Book(seed, LANGUAGES.get(random.nextInt(LANGUAGES.size())), List.of(weights));
    }
  }

  /// How one book ended.
  private record End(String code, long cpuMillis) {}

  private List<End> process(Run run, List<Book> books) throws Exception {
    var files = new ArrayList<String>();
    for (var book : books) {
      var file = folder.resolve(files.size() + ".epub");
      HeavyBooks.write(file, book.language(), book.weights());
      files.add(file.toString());
    }
    var ends = ends(output(run, files), books.stream().map(Book::toString).toList(), run);
    for (var file : files) {
      Files.delete(Path.of(file));
    }
    deleteBundles();
    return ends;
  }

  private void deleteBundles() throws IOException {
    try (var files = Files.walk(folder.resolve("out"))) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private List<String> output(Run run, List<String> books) throws Exception {
    var out = Files.createDirectories(folder.resolve("out"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("..", "aot", "worker.options"));
    command.addAll(List.of(run.memory(), "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HeavyRun.class.getName(), out.toString()));
    command.addAll(books);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("BOOK_TIMEOUT_SECONDS", String.valueOf(run.seconds())));
    var process = builder.start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.lines().toList();
  }

  /// Each book has one line of its own, and one of ours.
  private static List<End> ends(List<String> lines, List<String> names, Run run) {
    assertThat(lines).as(String.valueOf(names)).hasSize(2 * names.size());
    var ends = new ArrayList<End>();
    for (var i = 0; i < names.size(); i++) {
      var line = lines.get(2 * i);
      var name = names.get(i) + ": " + line;
      var measured = MEASURED.matcher(lines.get(2 * i + 1));
      assertThat(measured.matches()).as(name).isTrue();
      var cpu = Long.parseLong(measured.group(2));
      assertThat(line).as(name).doesNotContainPattern("Exception|Error|java\\.");
      var code = CODE.matcher(line);
      var done = measured.group(1).equals("0");
      assertThat(done || code.find()).as(name).isTrue();
      var end = done ? "done" : code.group(1);
      assertThat(done || CODES.contains(end)).as(name).isTrue();
      // Two threads at most compute at a time.
      assertThat(cpu).as(name).isLessThan(2 * (run.seconds() * 1000L + GRACE_MILLIS));
      System.out.printf("  %s in %d ms of the processor: %s%n", end, cpu, names.get(i));
      ends.add(new End(end, cpu));
    }
    return ends;
  }
}
