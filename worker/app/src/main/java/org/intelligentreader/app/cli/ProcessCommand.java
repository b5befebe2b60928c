package org.intelligentreader.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.intelligentreader.app.bounds.Bounds;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.storage.folder.FolderObjectStore;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.app.work.WorkFolders;
import org.intelligentreader.book.BookProcessor;
import org.intelligentreader.book.ProcessedBook;
import org.intelligentreader.book.bundle.BundleAddress;
import org.intelligentreader.book.glossary.Glossaries;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The pipeline without queue or server: each book into a separate folder.
@Command(
    name = "process",
    mixinStandardHelpOptions = true,
    description =
        "Writes the bundle of each EPUB into a folder. One bad file does not stop the others.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:All books were processed.",
      "1:At least one failed; each has its own message.",
      "64:A file or folder that an option names cannot be used."
    })
final class ProcessCommand implements Callable<Integer> {
  private static final int LONGEST_TITLE = 200;

  /// A disk has no deadline.
  private static final Duration UNHURRIED = Duration.ofDays(1);

  @Parameters(arity = "1..*", paramLabel = "BOOK.epub", description = "The books.")
  private List<Path> books = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Output folder; default: .")
  private Path output = Path.of(".");

  @Option(
      names = "--no-glossary",
      description = "Leave out what the words mean (glossary.ja.json.gz).")
  private boolean withoutGlossary;

  @Option(names = "--json", description = "Print one JSON object per book.")
  private boolean json;

  @Mixin private BookOptions options = new BookOptions();

  @Mixin private LimitOptions limits = new LimitOptions();

  @Mixin private ProgressOptions progressOptions = new ProgressOptions();

  private final Set<String> names = new HashSet<>();

  @Override
  public Integer call() throws InterruptedException, BadConfigException {
    if (options.hasOverrides() && books.size() > 1) {
      System.err.println("--overrides applies to one book: give one book at a time.");
      return ExitCode.USAGE.number();
    }
    var problem = options.problem().or(this::problemOfOutput);
    if (problem.isPresent()) {
      System.err.println(problem.get());
      return ExitCode.BAD_INPUT.number();
    }
    var allowed = limits.read();
    var bounds = limits.bounds();
    var failed = 0;
    try (var progress = progressOptions.start()) {
      for (var book : books) {
        failed += process(book, allowed, bounds, progress) ? 0 : 1;
      }
    }
    return ExitCode.of(failed == 0).number();
  }

  /// Makes the folder: nothing else tells whether it can be made.
  private Optional<String> problemOfOutput() {
    var sentence = "-o " + output + ": there can be no folder of this name to write to.";
    try {
      Files.createDirectories(output);
      return Files.isWritable(output) ? Optional.empty() : Optional.of(sentence);
    } catch (IOException e) {
      return Optional.of(sentence);
    }
  }

  private boolean process(Path file, Limits allowed, Bounds bounds, Progress progress)
      throws InterruptedException {
    var name = unusedName(file.getFileName().toString().replaceFirst("(?i)\\.epub$", ""));
    progress.begin(file.getFileName().toString());
    try {
      var folder = output.resolve(name);
      var processed =
          OneBook.read(file, bounds, () -> process(file, allowed, name, folder, progress));
      progress.end();
      System.out.println(
          json
              ? Json.object(fields(file, processed, folder))
              : file + ": " + summary(processed) + " → " + folder);
      return true;
    } catch (OneBook.NotReadException e) {
      progress.end();
      refuse(file, e);
      return false;
    }
  }

  private void refuse(Path file, OneBook.NotReadException refused) {
    if (json) {
      System.out.println(
          Json.object(
              Map.of(
                  "file", file.toString(), "code", refused.code(), "error", refused.sentence())));
    } else {
      System.err.println(file + ": " + refused.line());
    }
  }

  /// Two books of one name from different folders do not overwrite each other.
  private String unusedName(String name) {
    var unused = name;
    for (var i = 2; !names.add(unused); i++) {
      unused = name + "-" + i;
    }
    return unused;
  }

  private ProcessedBook process(
      Path file, Limits allowed, String name, Path folder, Progress progress)
      throws BadBookException, IOException, InterruptedException {
    try (var work = WorkFolders.ofMachine().create();
        var book = Books.open(file, allowed, options.language())) {
      var tokenizer = options.tokenizer(book);
      var glossaries =
          withoutGlossary ? Glossaries.NONE : new Glossaries(options.installed().words());
      var store = new FolderObjectStore(folder);
      return BookProcessor.process(
          new BundleAddress(name, ""),
          book,
          tokenizer,
          glossaries.forLanguage(book.metadata().language()),
          work.path(),
          part -> store.upload(part.path(), part, TimeLimit.of(UNHURRIED)),
          progress::step);
    }
  }

  /// A line is for reading; the whole title stands in the bundle.
  private static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
  }

  private static Map<String, Object> fields(Path file, ProcessedBook book, Path folder) {
    var stats = book.stats();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("file", file.toString());
    fields.put("folder", folder.toString());
    fields.put("title", book.metadata().title());
    fields.put("language", book.metadata().language());
    fields.put("chapters", stats.chapters());
    fields.put("characters", stats.characters());
    fields.put("words", stats.words());
    fields.put("distinctWords", stats.distinctWords());
    fields.put("pictures", stats.pictures());
    return fields;
  }

  static String summary(ProcessedBook book) {
    var stats = book.stats();
    return String.format(
        Locale.ROOT,
        "%s (%s), %d chapters, %d characters, %d words, %d distinct, %d pictures",
        shortened(book.metadata().title()),
        book.metadata().language(),
        stats.chapters(),
        stats.characters(),
        stats.words(),
        stats.distinctWords(),
        stats.pictures());
  }
}
