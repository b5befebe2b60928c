package org.intelligentreader.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.intelligentreader.app.bounds.Bounds;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.book.audit.Audit;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Scores a folder of EPUBs: a line a book.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Checks independently that every visible word of each EPUB appears exactly once.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:All books passed.",
      "1:At least one failed or cannot be read; each has its own line.",
      "64:No EPUB was found."
    })
final class AuditCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder of EPUBs, or one file.")
  private Path folder = Path.of(".");

  @Mixin private LimitOptions limits = new LimitOptions();

  @Mixin private ProgressOptions progressOptions = new ProgressOptions();

  @Override
  public Integer call() throws IOException, InterruptedException, BadConfigException {
    if (!Files.exists(folder)) {
      System.err.println(folder + ": this file or folder does not exist. Check the name.");
      return ExitCode.BAD_INPUT.number();
    }
    var books = books();
    if (books.isEmpty()) {
      System.err.println(folder + " contains no .epub file. Name an EPUB or a folder of EPUBs.");
      return ExitCode.BAD_INPUT.number();
    }
    var bad = 0;
    var allowed = limits.read();
    var bounds = limits.bounds();
    try (var progress = progressOptions.start()) {
      for (var book : books) {
        bad += audit(book, allowed, bounds, progress) ? 0 : 1;
      }
    }
    System.out.println(books.size() + " books, " + (books.size() - bad) + " good, " + bad + " not");
    return ExitCode.of(bad == 0).number();
  }

  private List<Path> books() throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".epub"))
          .sorted()
          .toList();
    }
  }

  private static boolean audit(Path file, Limits limits, Bounds bounds, Progress progress)
      throws InterruptedException {
    progress.begin(file.getFileName().toString());
    var line = audited(file, limits, bounds, progress);
    progress.end();
    System.out.println(line.text());
    return line.isGood();
  }

  /// What is printed of a book.
  private record Line(String text, boolean isGood) {}

  private static Line audited(Path file, Limits limits, Bounds bounds, Progress progress)
      throws InterruptedException {
    var name = file.getFileName().toString();
    List<String> chapters;
    try {
      chapters = OneBook.read(file, bounds, () -> chapters(file, limits, progress));
    } catch (OneBook.NotReadException e) {
      return new Line("BAD  " + name + ": " + e.line(), false);
    }
    try {
      var audit = OneBook.read(file, bounds, () -> Audit.of(file, chapters));
      return new Line(audit.lines(name), audit.isGood());
    } catch (OneBook.NotReadException e) {
      return new Line(
          "?    " + name + " was read, but the second counter cannot read it: " + e.line(), false);
    }
  }

  private static List<String> chapters(Path file, Limits limits, Progress progress)
      throws BadBookException, IOException {
    var chapters = new ArrayList<String>();
    try (var book = Books.open(file, limits, Optional.empty())) {
      for (var next = book.next(); next.isPresent(); next = book.next()) {
        progress.step(chapters.size(), book.expectedChapters());
        chapters.add(next.get().text().value());
      }
    }
    return chapters;
  }
}
