package org.intelligentreader.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.book.model.BookText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The problems of a book and what was done about them.
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Reads an EPUB and reports problems in it.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The book was read.",
      "1:The book cannot be read; the message says why.",
      "64:The file does not exist."
    })
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BOOK.epub", description = "The book.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print the report as JSON, as in the bundle.")
  private boolean json;

  @Option(names = "--chapters", description = "Also list the chapters with their ids and sizes.")
  private boolean chapters;

  @Mixin private LimitOptions limits = new LimitOptions();

  @Override
  public Integer call() throws InterruptedException, BadConfigException {
    var allowed = limits.read();
    try {
      System.out.print(OneBook.read(file, limits.bounds(), () -> inspect(allowed)));
      System.out.flush();
      return ExitCode.DONE.number();
    } catch (OneBook.NotReadException e) {
      refuse(e);
      return (e.isMissing() ? ExitCode.BAD_INPUT : ExitCode.PARTLY_FAILED).number();
    }
  }

  private String inspect(Limits allowed) throws BadBookException, IOException {
    var told = new StringWriter();
    var out = new PrintWriter(told);
    try (var book = Books.open(file, allowed, Optional.empty())) {
      var read = new ArrayList<Chapter>();
      for (var next = book.next(); next.isPresent(); next = book.next()) {
        read.add(next.get());
      }
      var report = new String(book.report(), StandardCharsets.UTF_8);
      if (json) {
        out.println(report);
      } else {
        tell(book, read, report, out);
      }
    }
    return told.toString();
  }

  private void refuse(OneBook.NotReadException e) {
    if (json && !e.isMissing()) {
      System.out.println(Json.object(Map.of("code", e.code(), "error", e.sentence())));
    } else {
      System.err.println(file + ": " + e.line());
    }
  }

  private void tell(BookText book, List<Chapter> read, String report, PrintWriter out)
      throws IOException {
    var metadata = book.metadata();
    out.printf(
        "%s (%s), %d chapters, %d characters, %d pictures, %d notes, table of contents: %s%n",
        metadata.title(),
        metadata.language(),
        read.size(),
        read.stream().mapToLong(chapter -> chapter.text().length()).sum(),
        book.images().size(),
        book.footnotes().size(),
        metadata.tocKind().name().toLowerCase(Locale.ROOT));
    if (chapters) {
      read.forEach(chapter ->
          out.printf(
              "  %s%s  %s (%d)%n",
              "  ".repeat(chapter.heading().level() - 1),
              chapter.heading().id().value(),
              chapter.heading().title(),
              chapter.text().length()));
    }
    tellWarnings(report, out);
  }

  private static void tellWarnings(String report, PrintWriter out) throws IOException {
    if (Json.read(report) instanceof Map<?, ?> json
        && json.get("warnings") instanceof List<?> warnings) {
      out.println(warnings.isEmpty() ? "No problems found." : warnings.size() + " problems:");
      for (var warning : warnings) {
        if (warning instanceof Map<?, ?> fields) {
          out.println("  " + fields.get("code") + "  " + fields.get("where"));
          out.println("      " + fields.get("done"));
        }
      }
    }
  }
}
