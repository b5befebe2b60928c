package org.intelligentreader.bench.soak;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Thousands of small books through the demo's worker and two more in loop mode, as `./reader`
/// starts them. What the processes take is looked at ten times; all of it should be the same from
/// the first tenth on.
public final class Soak {
  private static final int BOOKS = 5000;
  private static final int QUICK_BOOKS = 50;
  private static final int LOOKS = 10;
  private static final int WAITING_AT_MOST = 100;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String EMAIL = "demo@localhost.localdomain";
  private static final String OPEN = "status=in.(queued,processing)";

  /// Makes the n-th book.
  @FunctionalInterface
  public interface Books {
    byte[] epub(int number) throws IOException;
  }

  private final Path root;
  private final Path folder;
  private final int books;

  /// `folder` is where the stack keeps its data; it must not be there yet.
  public Soak(Path root, Path folder, boolean quick) {
    this.root = root;
    this.folder = folder;
    this.books = quick ? QUICK_BOOKS : BOOKS;
  }

  /// A table with a row for each look.
  public List<String> measure(Books source) throws IOException, InterruptedException {
    var sample = Files.write(folder.resolveSibling("first.epub"), source.epub(0));
    try (var demo =
        Program.start(
            root, Map.of(), "demo", "--serve", "--data", folder.toString(), sample.toString())) {
      var said = demo.until("serving until");
      demo.unread();
      var url = URI.create(after(said, "local stack at ").replaceFirst(",.*", ""));
      var learner =
          Learner.signIn(
              url,
              after(said, "  publishable  "),
              EMAIL,
              word(after(said, "  password     ")),
              InstantSource.system());
      var environment =
          Map.of(
              "SUPABASE_URL",
              url.toString(),
              "SUPABASE_SECRET_KEY",
              after(said, "  secret       "),
              "WORKER_MODE",
              "loop",
              "POLL_INTERVAL_MS",
              "500");
      try (var first = Program.start(root, environment, "worker").unread();
          var second = Program.start(root, environment, "worker").unread()) {
        return work(learner, source, List.of(demo, first, second));
      }
    }
  }

  private List<String> work(Learner learner, Books source, List<Program> programs)
      throws IOException, InterruptedException {
    List<String> table = new ArrayList<>();
    table.add("| books | demo | worker | worker |");
    table.add("|---|---|---|---|");
    for (var number = 1; number <= books; number++) {
      learner.add("book-" + number, source.epub(number));
      while (number % WAITING_AT_MOST == 0 && learner.jobs(OPEN) > WAITING_AT_MOST) {
        Thread.sleep(PAUSE);
      }
      if (number % (books / LOOKS) == 0) {
        var row = new StringBuilder("| " + number + " |");
        for (var program : programs) {
          row.append(' ').append(program.footprint().cell()).append(" |");
        }
        System.out.println(row);
        table.add(row.toString());
      }
    }
    while (learner.jobs(OPEN) > 0) {
      Thread.sleep(PAUSE);
    }
    table.add("");
    table.add(
        "%d books done, %d with an error, %d with more than one attempt."
            .formatted(
                learner.jobs("status=eq.done"),
                learner.jobs("status=eq.error"),
                learner.jobs("attempts=gt.1")));
    return table;
  }

  private static String after(List<String> lines, String start) throws IOException {
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow(() -> new IOException("the demo did not print '" + start.strip() + "'"));
  }

  private static String word(String text) {
    return text.replaceFirst(" .*", "");
  }
}
