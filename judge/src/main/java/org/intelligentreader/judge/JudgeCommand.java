package org.intelligentreader.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.intelligentreader.judge.compare.ComparisonCounts;
import org.intelligentreader.judge.compare.ComparisonCounts.Count;
import org.intelligentreader.judge.compare.Rule;
import org.intelligentreader.judge.generate.Feature;
import org.intelligentreader.judge.generate.RandomBook;
import org.intelligentreader.testing.Need;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Judges a folder of EPUBs, or random ones.
@Command(
    name = "audit --browser",
    mixinStandardHelpOptions = true,
    description = "Compares what we make of each EPUB with what Chromium shows of it.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:No book differs.",
      "1:At least one differs or cannot be read; each has its own lines.",
      "64:No EPUB was found.",
      "69:Chromium is not installed."
    })
final class JudgeCommand implements Callable<Integer> {
  private static final int SOME_DIFFER = 1;
  private static final int NOTHING_TO_DO = 64;
  private static final int NO_BROWSER = 69;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      description = "Folders of EPUBs, or single files.")
  private List<Path> folders = List.of();

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Maximum number of differences printed per book (default: ${DEFAULT-VALUE}).")
  private int most = 20;

  @Option(names = "--rules", description = "Print the intended differences and exit.")
  private boolean rules;

  @Option(
      names = "--random",
      paramLabel = "COUNT",
      description = "Judge this number of random books instead.")
  private int random;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Seed of the first random book (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--with",
      paramLabel = "FEATURE",
      split = ",",
      description =
          "Features that random books may have (default: everything): ${COMPLETION-CANDIDATES}.")
  private Set<Feature> features = EnumSet.allOf(Feature.class);

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Save the random books that differ in this folder.")
  private Optional<Path> keep = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (rules) {
      for (var rule : Rule.values()) {
        System.out.println(rule + ": " + rule.sentence());
      }
      return 0;
    }
    if (!Need.CHROMIUM.isMet()) {
      System.err.println("The judge needs " + Need.CHROMIUM.line());
      return NO_BROWSER;
    }
    var total = new ComparisonCounts();
    var failed = 0;
    try (var judge = new BookJudge()) {
      for (var book : books()) {
        failed += judge(judge, book, total) ? 0 : 1;
      }
      failed += random(judge, total);
    }
    if (total.of(Count.BOOKS) + failed + total.of(Count.REFUSED_BOOKS) == 0) {
      System.err.println("No .epub file was found. Name an EPUB or a folder of EPUBs.");
      return NOTHING_TO_DO;
    }
    total.lines().forEach(System.out::println);
    return failed > 0 || total.of(Count.GOOD_BOOKS) < total.of(Count.BOOKS) ? SOME_DIFFER : 0;
  }

  /// Judges random books; their names have their seeds.
  private int random(BookJudge judge, ComparisonCounts total) throws IOException {
    var failed = 0;
    var folder = Files.createTempDirectory("random-books");
    for (var one = seed; one < seed + random; one++) {
      var book = folder.resolve("seed-" + one + ".epub");
      RandomBook.write(one, features, book);
      var good = total.of(Count.GOOD_BOOKS);
      failed += judge(judge, book, total) ? 0 : 1;
      if (keep.isPresent() && total.of(Count.GOOD_BOOKS) == good) {
        Files.createDirectories(keep.get());
        Files.copy(
            book, keep.get().resolve(book.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.delete(book);
    }
    Files.delete(folder);
    return failed;
  }

  private List<Path> books() throws IOException {
    var books = new ArrayList<Path>();
    for (var folder : folders) {
      try (var files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".epub"))
            .sorted()
            .forEach(books::add);
      }
    }
    return books;
  }

  private boolean judge(BookJudge judge, Path book, ComparisonCounts total) {
    try {
      var tally = judge.judge(book);
      total.add(tally);
      print(book, tally);
      return true;
    } catch (IOException | RuntimeException e) {
      System.out.println("?    " + book.getFileName() + ": not judged: " + e.getMessage());
      return false;
    }
  }

  private void print(Path book, ComparisonCounts tally) {
    if (tally.of(Count.REFUSED_BOOKS) > 0) {
      System.out.println("-    " + book.getFileName() + ": refused: " + tally.refusal());
      return;
    }
    var differences = tally.differences();
    if (differences.isEmpty() && random > 0) {
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%-4s %s: %.4f %% of %d boundaries%n",
        differences.isEmpty() ? "good" : "BAD",
        book.getFileName(),
        tally.percent(Count.WORDS_AGREE),
        tally.of(Count.BOUNDARIES));
    differences.stream().limit(most).forEach(one -> System.out.println("       " + one));
    if (differences.size() > most) {
      System.out.println("       and " + (differences.size() - most) + " more");
    }
  }
}
