package org.intelligentreader.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.book.epub.BadBookException;
import org.intelligentreader.book.text.Chapter;
import org.intelligentreader.book.text.EpubBookText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What was odd in a book and what was done about it.
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Reads an EPUB and tells what is odd in it.")
final class InspectCommand implements Callable<Integer> {
  private static final int BAD_BOOK = 1;
  private static final int NO_FILE = 66;

  @Parameters(paramLabel = "BOOK.epub", description = "The book.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "The report as it goes into the bundle.")
  private boolean json;

  @Option(names = "--chapters", description = "Also the chapters with their ids and sizes.")
  private boolean chapters;

  @Mixin private LimitOptions limits = new LimitOptions();

  @Override
  public Integer call() throws IOException, BadConfigException {
    try (var book = EpubBookText.open(file, limits.read(), Optional.empty())) {
      var read = new ArrayList<Chapter>();
      for (var next = book.next(); next.isPresent(); next = book.next()) {
        read.add(next.get());
      }
      var report = new String(book.report(), StandardCharsets.UTF_8);
      if (json) {
        System.out.println(report);
      } else {
        tell(book, read, report, System.out);
      }
      return 0;
    } catch (BadBookException e) {
      refuse(e);
      return BAD_BOOK;
    } catch (NoSuchFileException e) {
      System.err.println(file + ": there is no such file.");
      return NO_FILE;
    }
  }

  private void refuse(BadBookException e) {
    if (json) {
      System.out.println(
          Json.object(Map.of("code", e.problem().code(), "error", e.problem().message())));
    } else {
      System.err.println(e.problem().message() + " [" + e.problem().code() + "]");
    }
  }

  private void tell(EpubBookText book, List<Chapter> read, String report, PrintStream out)
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

  private static void tellWarnings(String report, PrintStream out) throws IOException {
    if (Json.read(report) instanceof Map<?, ?> json
        && json.get("warnings") instanceof List<?> warnings) {
      out.println(warnings.isEmpty() ? "Nothing odd." : warnings.size() + " odd things:");
      for (var warning : warnings) {
        if (warning instanceof Map<?, ?> fields) {
          out.println("  " + fields.get("code") + "  " + fields.get("where"));
          out.println("      " + fields.get("done"));
        }
      }
    }
  }
}
