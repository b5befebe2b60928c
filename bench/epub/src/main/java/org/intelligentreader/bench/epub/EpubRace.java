package org.intelligentreader.bench.epub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/// Runs each tool over the same folder of EPUBs, several rounds in turn, and prints a table of the
/// best round: process start included, caches of the disk warm.
public final class EpubRace {
  private static final int ROUNDS = 3;

  private record Round(double seconds, long opened, long characters, long kilobytes) {}

  private EpubRace() {}

  public static void main(String[] folders) throws IOException, InterruptedException {
    var books = books(folders);
    if (books.isEmpty()) {
      System.err.println("No .epub file in " + List.of(folders) + ". Name a folder of EPUBs.");
      return;
    }
    var best = new EnumMap<Tool, Round>(Tool.class);
    for (var round = 0; round < ROUNDS; round++) {
      for (var tool : Tool.values()) {
        best.merge(tool, run(tool, books), (a, b) -> a.seconds() <= b.seconds() ? a : b);
      }
    }
    System.out.printf("%d books, best of %d rounds%n%n", books.size(), ROUNDS);
    System.out.println(
        "| tool | books with text | seconds | books per second | peak MB | characters |");
    System.out.println("|---|---|---|---|---|---|");
    best.forEach((tool, round) -> print(tool, round, books.size()));
  }

  private static void print(Tool tool, Round round, int books) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d/%d | %.2f | %.1f | %d | %d |%n",
        tool.name().toLowerCase(Locale.ROOT),
        round.opened(),
        books,
        round.seconds(),
        books / round.seconds(),
        round.kilobytes() / 1024,
        round.characters());
  }

  private static List<String> books(String[] folders) throws IOException {
    var books = new ArrayList<String>();
    for (var folder : folders) {
      try (var files = Files.walk(Path.of(folder))) {
        files
            .map(Path::toString)
            .filter(file -> file.endsWith(".epub"))
            .sorted()
            .forEach(books::add);
      }
    }
    return books;
  }

  private static Round run(Tool tool, List<String> books) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            OneRun.class.getName(),
            tool.name()));
    command.addAll(books);
    var start = System.nanoTime();
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var seconds = (System.nanoTime() - start) / 1e9;
    if (process.waitFor() != 0) {
      throw new IOException(tool + " ended with " + process.exitValue());
    }
    var figures =
        output
            .lines()
            .filter(line -> line.startsWith("result "))
            .findFirst()
            .orElseThrow()
            .split(" ", -1);
    return new Round(
        seconds,
        Long.parseLong(figures[1]),
        Long.parseLong(figures[2]),
        Long.parseLong(figures[3]));
  }
}
