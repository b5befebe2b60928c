package org.intelligentreader.local.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How large a book fits into the memory of a task: the table of `docs/cloud-run-jobs.md`. Sizes
/// grow by steps until one does not fit; an upload of more than 50 MB is refused by the store, as
/// it is by a hosted project without a paid plan. Run by `.ci/image --sizes`.
@Tag("image")
@Needs(Need.WORKER_IMAGE)
class ImageSizes {
  private static final int CHAPTER = 10_000;

  private int tries = 0;

  /// What grows, in which unit, by which steps.
  private record Growth(String what, List<Integer> steps, IntFunction<LargeBook> book) {}

  private static final List<Growth> GROWTHS =
      List.of(
          new Growth(
              "characters in one chapter",
              List.of(100_000, 250_000, 500_000, 1_000_000, 2_000_000, 4_000_000),
              size -> new LargeBook(1, size, 0)),
          new Growth(
              "characters in chapters of 10,000",
              List.of(1_000_000, 2_500_000, 5_000_000, 10_000_000, 19_000_000),
              size -> new LargeBook(size / CHAPTER, CHAPTER, 0)),
          new Growth(
              "MB of pictures", List.of(10, 25, 45), size -> new LargeBook(1, CHAPTER, size)));

  @Test
  void the_largest_book_for_each_size_of_task(@TempDir Path folder) throws Exception {
    var table =
        new StringBuilder("| memory | what grows | largest that fits | what did not fit |\n");
    table.append("|---|---|---:|---|\n");
    try (var stack =
        LocalStack.start(new LocalOptions(folder.resolve("data"), 0, Optional.empty()))) {
      for (var growth : GROWTHS) {
        var from = 0;
        for (var memory : List.of("512m", "1g", "2g")) {
          var end = end(stack, growth, memory, from);
          table.append(row(growth, memory, end));
          from = end.fitting();
        }
      }
    }
    Files.writeString(Path.of("target", "image-sizes.md"), table);
    System.out.println(table);
  }

  /// How many of the steps fitted, and how the next one ended.
  private record End(int fitting, String how) {}

  private static String row(Growth growth, String memory, End end) {
    var fitting = end.fitting() == 0 ? "-" : number(growth.steps().get(end.fitting() - 1));
    var next =
        end.fitting() == growth.steps().size()
            ? "not tried"
            : number(growth.steps().get(end.fitting())) + ": " + end.how();
    return "| %s | %s | %s | %s |%n".formatted(memory, growth.what(), fitting, next);
  }

  private static String number(int size) {
    return String.format(Locale.ROOT, "%,d", size);
  }

  /// Smaller steps than `from` fitted into less memory.
  private End end(LocalStack stack, Growth growth, String memory, int from) throws Exception {
    for (var i = from; i < growth.steps().size(); i++) {
      var how =
          process(stack, growth.book().apply(growth.steps().get(i)), memory, "try-" + tries++);
      System.out.println(memory + " " + growth.what() + " " + growth.steps().get(i) + ": " + how);
      if (!how.equals("done")) {
        return new End(i, how);
      }
    }
    return new End(growth.steps().size(), "");
  }

  private static String process(LocalStack stack, LargeBook book, String memory, String id)
      throws Exception {
    var browser = new Workshop(stack).user("image@example.org");
    browser.add(id, "?", book.epub());
    var environment =
        Map.of(
            "SUPABASE_URL",
            stack.url().toString(),
            "SUPABASE_SECRET_KEY",
            stack.keys().secret(),
            "CLOUD_RUN_JOB",
            "worker",
            "MAX_ATTEMPTS",
            "1");
    try (var worker = Container.run(memory, environment)) {
      var code = worker.exitCode();
      var job = browser.select("book_processing_jobs?book_id=eq." + id).path(0);
      var status = job.path("status").asText();
      var how = status.equals("done") ? status : code + " " + job.path("error_code").asText("");
      return how.strip();
    }
  }
}
