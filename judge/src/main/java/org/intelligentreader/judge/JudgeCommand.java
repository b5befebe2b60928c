package org.intelligentreader.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.intelligentreader.judge.compare.Rule;
import org.intelligentreader.judge.compare.Tally;
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
      "1:At least one does, or cannot be read; each has its lines.",
      "64:There is no EPUB.",
      "69:There is no Chromium."
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
      description = "Print so many differences of a book (default: ${DEFAULT-VALUE}).")
  private int most = 20;

  @Option(names = "--rules", description = "Print what differences are meant, and stop.")
  private boolean rules;

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
    var total = new Tally();
    var failed = 0;
    try (var judge = new BookJudge()) {
      for (var book : books()) {
        failed += judge(judge, book, total) ? 0 : 1;
      }
    }
    if (total.of(Tally.Count.BOOKS) + failed + total.of(Tally.Count.REFUSED_BOOKS) == 0) {
      System.err.println("There is no .epub file. Name a folder of EPUBs, or one.");
      return NOTHING_TO_DO;
    }
    total.lines().forEach(System.out::println);
    return failed > 0 || total.of(Tally.Count.GOOD_BOOKS) < total.of(Tally.Count.BOOKS)
        ? SOME_DIFFER
        : 0;
  }

  private List<Path> books() throws IOException {
    var books = new java.util.ArrayList<Path>();
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

  private boolean judge(BookJudge judge, Path book, Tally total) {
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

  private void print(Path book, Tally tally) {
    if (tally.of(Tally.Count.REFUSED_BOOKS) > 0) {
      System.out.println("-    " + book.getFileName() + ": our reader refuses it");
      return;
    }
    var differences = tally.differences();
    System.out.printf(
        Locale.ROOT,
        "%-4s %s: %.4f %% of %d boundaries%n",
        differences.isEmpty() ? "good" : "BAD",
        book.getFileName(),
        tally.percent(Tally.Count.WORDS_AGREE),
        tally.of(Tally.Count.BOUNDARIES));
    differences.stream().limit(most).forEach(one -> System.out.println("       " + one));
    if (differences.size() > most) {
      System.out.println("       and " + (differences.size() - most) + " more");
    }
  }
}
