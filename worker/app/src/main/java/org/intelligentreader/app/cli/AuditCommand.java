package org.intelligentreader.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.intelligentreader.book.audit.Audit;
import org.intelligentreader.book.epub.BadBookException;
import org.intelligentreader.book.epub.Limits;
import org.intelligentreader.book.text.EpubBookText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Scores a folder of EPUBs: a line a book.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "Checks with an independent count that every visible word of each EPUB stands in its chapters once.")
final class AuditCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder of EPUBs, or one file.")
  private Path folder = Path.of(".");

  @Override
  public Integer call() throws IOException {
    var bad = 0;
    for (var book : books()) {
      bad += audit(book) ? 0 : 1;
    }
    return bad == 0 ? 0 : 1;
  }

  private List<Path> books() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".epub")).sorted().toList();
    }
  }

  private static boolean audit(Path file) {
    var chapters = new ArrayList<String>();
    try (var book = EpubBookText.open(file, Limits.DEFAULTS, Optional.empty())) {
      for (var next = book.next(); next.isPresent(); next = book.next()) {
        chapters.add(next.get().text().value());
      }
      var audit = Audit.of(file, chapters);
      System.out.println(audit.line(file.getFileName().toString()));
      return audit.isGood();
    } catch (BadBookException | IOException e) {
      System.out.println("BAD  " + file.getFileName() + ": " + e.getMessage());
      return false;
    }
  }
}
