package org.intelligentreader.bench.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;

/// Two texts of the same kind, a paragraph a line, one four times as long as the other: the
/// difference in time is what a character costs once all is loaded and compiled. `about` says what
/// they are.
public record Texts(String about, Path few, Path many) {
  private static final int SHORT = 1_000_000;
  private static final int TIMES = 4;
  private static final int SEED = 7;

  /// Where texts come from; empty when there are none to be had.
  @FunctionalInterface
  public interface Source {
    Optional<Texts> at(ProgramPaths paths) throws IOException;
  }

  /// How many characters the long text has more.
  public int difference() throws IOException {
    return Files.readString(many).length() - Files.readString(few).length();
  }

  /// Prose from [Novel], so without readings in it.
  public static Optional<Texts> generated(ProgramPaths paths) throws IOException {
    return Optional.of(
        new Texts(
            "Generated prose:",
            paths.text("short", SEED, SHORT),
            paths.text("long", SEED, TIMES * SHORT)));
  }

  /// The Japanese books in the folder that the caller named, again and again until there is enough.
  public static Optional<Texts> novels(ProgramPaths paths) throws IOException {
    if (paths.novels().isEmpty()) {
      System.out.println("left out: name a folder of Japanese EPUBs with --novels=FOLDER");
      return Optional.empty();
    }
    var lines = new ArrayList<String>();
    for (var book : books(paths.novels().get())) {
      lines.addAll(japanese(book));
    }
    var characters = lines.stream().mapToInt(String::length).sum();
    if (characters == 0) {
      throw new IOException(paths.novels().get() + " has no EPUB in Japanese");
    }
    var copies = Math.ceilDiv(SHORT, characters);
    return Optional.of(
        new Texts(
            String.format(
                Locale.ROOT,
                "Novels, %,d lines of %,d characters, repeated:",
                lines.size(),
                characters),
            copy(lines, copies, paths.folder().resolve("novels-short.txt")),
            copy(lines, TIMES * copies, paths.folder().resolve("novels-long.txt"))));
  }

  private static List<Path> books(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is not a folder; name one of Japanese EPUBs");
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".epub")).sorted().toList();
    }
  }

  private static List<String> japanese(Path file) throws IOException {
    var lines = new ArrayList<String>();
    try (var book = Books.open(file, Limits.DEFAULTS, Optional.empty())) {
      if (book.metadata().language().startsWith("ja")) {
        for (var next = book.next(); next.isPresent(); next = book.next()) {
          next.get().text().value().lines().filter(line -> !line.isBlank()).forEach(lines::add);
        }
      }
    } catch (BadBookException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    return lines;
  }

  private static Path copy(List<String> lines, int times, Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      for (var i = 0; i < times; i++) {
        for (var line : lines) {
          out.write(line + "\n");
        }
      }
    }
    return file;
  }
}
