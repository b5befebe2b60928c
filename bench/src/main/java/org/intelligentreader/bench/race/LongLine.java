package org.intelligentreader.bench.race;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.intelligentreader.bench.race.AnalysisAlone.Engine;

/// What a line without a break costs in a warm process: `LongLine lattice|kuromoji CHARACTERS TEXT`
/// splits the text's lines, then lines of so many characters from the same text, and prints
/// nanoseconds of the thread's processor time for each character of both, and the bytes that the
/// analyser has on the heap after each.
public final class LongLine {
  private static final int WARM = 3;

  /// How many characters are measured as such lines.
  private static final int AS_MUCH = 1_000_000;

  private final Engine engine;

  private LongLine(Engine engine) {
    this.engine = engine;
  }

  /// What was measured.
  record Cost(
      double perCharacterInLines,
      double perCharacterInLine,
      long heapAfterLines,
      long heapAfterLine) {
    /// Reads what a child printed.
    static Cost parse(String text) {
      var parts = text.strip().split(" ", -1);
      return new Cost(
          Double.parseDouble(parts[0]),
          Double.parseDouble(parts[1]),
          Long.parseLong(parts[2]),
          Long.parseLong(parts[3]));
    }

    String text() {
      return String.format(
          Locale.ROOT,
          "%.2f %.2f %d %d",
          perCharacterInLines,
          perCharacterInLine,
          heapAfterLines,
          heapAfterLine);
    }

    double ratio() {
      return perCharacterInLine / perCharacterInLines;
    }
  }

  public static void main(String[] args) throws IOException {
    var lines = Files.readAllLines(Path.of(args[2]));
    var unbroken = unbroken(lines, Integer.parseInt(args[1]));
    var line = Collections.nCopies(Math.ceilDiv(AS_MUCH, unbroken.length()), unbroken);
    var texts = heap();
    var bench = new LongLine(AnalysisAlone.engine(args[0], false));
    try {
      var inLines = bench.warm(lines);
      var heapAfterLines = heap() - texts;
      var inLine = bench.warm(line);
      System.out.println(new Cost(inLines, inLine, heapAfterLines, heap() - texts).text());
    } finally {
      // Nothing that the first look at the heap saw may be gone at the last one.
      Reference.reachabilityFence(bench);
      Reference.reachabilityFence(lines);
      Reference.reachabilityFence(line);
    }
  }

  /// The text without line ends and without what ends a part of a line.
  private static String unbroken(List<String> lines, int characters) throws IOException {
    var text = String.join("", lines).replaceAll("[。、]", "");
    if (text.length() < characters) {
      throw new IOException("the text has only " + text.length() + " characters");
    }
    return text.substring(0, characters);
  }

  private double warm(List<String> lines) {
    for (var i = 0; i < WARM; i++) {
      perCharacter(lines);
    }
    return perCharacter(lines);
  }

  private double perCharacter(List<String> lines) {
    var threads = ManagementFactory.getThreadMXBean();
    var start = threads.getCurrentThreadCpuTime();
    var characters = 0L;
    for (var line : lines) {
      engine.count(line);
      characters += line.length();
    }
    return (double) (threads.getCurrentThreadCpuTime() - start) / characters;
  }

  /// Bytes in use after a collection.
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
