package org.intelligentreader.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.book.epub.BadBookException;
import org.intelligentreader.book.epub.Limits;
import org.intelligentreader.book.text.EpubBookText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What was odd in a book and what was done about it.
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Reads an EPUB and tells what is odd in it.")
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BOOK.epub", description = "The book.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "The report as it goes into the bundle.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (var book = EpubBookText.open(file, Limits.DEFAULTS, Optional.empty())) {
      var chapters = 0;
      for (var next = book.next(); next.isPresent(); next = book.next()) {
        chapters++;
      }
      var report = new String(book.report(), StandardCharsets.UTF_8);
      System.out.println(json ? report : text(book, chapters, report));
      return 0;
    } catch (BadBookException e) {
      System.err.println(e.problem().message() + " [" + e.problem().code() + "]");
      return 1;
    }
  }

  private static String text(EpubBookText book, int chapters, String report) throws IOException {
    var lines = new StringBuilder();
    var metadata = book.metadata();
    lines
        .append(metadata.title())
        .append(" (")
        .append(metadata.language())
        .append("), ")
        .append(chapters);
    lines
        .append(" chapters, ")
        .append(book.images().size())
        .append(" pictures, table of contents: ");
    lines.append(metadata.tocKind());
    if (Json.read(report) instanceof Map<?, ?> json
        && json.get("warnings") instanceof List<?> warnings) {
      lines.append(warnings.isEmpty() ? "\nNothing odd." : "");
      for (var warning : warnings) {
        if (warning instanceof Map<?, ?> fields) {
          lines.append("\n  ").append(fields.get("code")).append("  ").append(fields.get("where"));
          lines.append("\n      ").append(fields.get("done"));
        }
      }
    }
    return lines.toString();
  }
}
