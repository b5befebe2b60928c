package org.intelligentreader.bench;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.bench.book.ColdBook;
import org.intelligentreader.bench.book.LongChapters;
import org.intelligentreader.bench.book.Memory;
import org.intelligentreader.bench.book.Profile;
import org.intelligentreader.bench.book.RubyBook;
import org.intelligentreader.bench.book.Scale;
import org.intelligentreader.bench.book.SlowStore;
import org.intelligentreader.bench.book.Warm;
import org.intelligentreader.bench.material.NovelEpub;
import org.intelligentreader.bench.place.Machine;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;
import org.intelligentreader.bench.place.Texts;
import org.intelligentreader.bench.race.AnalyserRace;
import org.intelligentreader.bench.race.LongLines;
import org.intelligentreader.bench.soak.Soak;
import org.intelligentreader.bench.start.EmptyRun;
import org.intelligentreader.bench.start.Queue;
import org.intelligentreader.bench.start.StartUp;

/// `./reader bench [--quick] [--quiet] [--novels=FOLDER] [NAME…]`: measures, and writes the tables
/// into `docs/performance.md`. What there is to say without a table stays on the console.
public final class Bench {
  private static final String NOVELS = "--novels=";

  /// Takes long, so it is measured only when it is named.
  private static final String SOAK = "soak";

  private static final Map<String, Section> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put("machine", Machine::describe);
    SECTIONS.put("cold", new ColdBook());
    SECTIONS.put("ruby", new RubyBook());
    SECTIONS.put("empty", new EmptyRun());
    SECTIONS.put("start", new StartUp());
    SECTIONS.put("analyser", new AnalyserRace(Texts::generated));
    SECTIONS.put("novels", new AnalyserRace(Texts::novels));
    SECTIONS.put("lines", new LongLines());
    SECTIONS.put("store", new SlowStore());
    SECTIONS.put("warm", new Warm());
    SECTIONS.put("scale", new Scale());
    SECTIONS.put("chapters", new LongChapters());
    SECTIONS.put("profile", new Profile());
    SECTIONS.put("memory", new Memory());
    SECTIONS.put("queue", new Queue());
    SECTIONS.put(SOAK, Bench::soak);
  }

  private Bench() {}

  public static void main(String[] args) throws Exception {
    var quick = List.of(args).contains("--quick");
    var named = List.of(args).stream().filter(name -> !name.startsWith("--")).toList();
    var usual = SECTIONS.keySet().stream().filter(name -> !name.equals(SOAK)).toList();
    var names = named.isEmpty() ? usual : named;
    if (hasUnknownOption(List.of(args)) || !SECTIONS.keySet().containsAll(names)) {
      System.err.println(
          "usage: bench [--quick] [--quiet] [--novels=FOLDER] ["
              + String.join(" | ", SECTIONS.keySet())
              + "]…");
      System.exit(ExitCode.USAGE.number());
    }
    var root = Path.of("").toAbsolutePath();
    var document = new Document(root.resolve("docs/performance.md"));
    var paths = ProgramPaths.prepare(root, quick, novels(List.of(args)));
    var wanted = SECTIONS.keySet().stream().filter(names::contains).toList();
    var failed = 0;
    for (var i = 0; i < wanted.size(); i++) {
      var label = "section %d of %d, %s".formatted(i + 1, wanted.size(), wanted.get(i));
      try (var _ = progress(label, List.of(args).contains("--quiet"))) {
        failed += measure(wanted.get(i), paths, document) ? 0 : 1;
      }
    }
    System.exit(ExitCode.of(failed == 0).number());
  }

  private static SectionProgress progress(String label, boolean isQuiet) {
    var terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    var progress = new SectionProgress(System.err, terminal.isPresent(), label);
    return isQuiet ? progress : progress.start();
  }

  /// A slip of the hand must not start the whole run, which rewrites the document.
  private static boolean hasUnknownOption(List<String> args) {
    return args.stream()
        .filter(arg -> arg.startsWith("--"))
        .anyMatch(arg -> !List.of("--quick", "--quiet").contains(arg) && !arg.startsWith(NOVELS));
  }

  private static List<String> soak(ProgramPaths paths) throws Exception {
    var folder = Files.createTempDirectory(paths.folder(), SOAK).resolve("data");
    return new Soak(paths.root(), folder, paths.quick())
        .measure(number -> Files.readAllBytes(paths.book(SOAK, new NovelEpub(number, 3, 1500, 0))));
  }

  private static Optional<Path> novels(List<String> args) {
    return args.stream()
        .filter(arg -> arg.startsWith(NOVELS))
        .map(arg -> Path.of(arg.substring(NOVELS.length())))
        .findFirst();
  }

  /// A section that fails keeps its old table and does not keep the others from theirs.
  private static boolean measure(String name, ProgramPaths paths, Document document) {
    System.out.println("\n" + name);
    try {
      var lines = SECTIONS.getOrDefault(name, _ -> List.of()).measure(paths);
      lines.forEach(System.out::println);
      if (!paths.quick() && !lines.isEmpty()) {
        document.replace(name, lines);
      }
      return true;
    } catch (Exception e) {
      System.err.println(name + " could not be measured: " + e);
      return false;
    }
  }
}
