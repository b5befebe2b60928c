package org.intelligentreader.bench.epub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// One tool over all books, in a process of its own, so that its memory is its own.
public final class OneRun {
  private OneRun() {}

  /// Prints: books opened, characters, peak of resident memory in kB.
  public static void main(String[] args) throws Exception {
    var tool = Tool.valueOf(args[0]);
    var opened = 0;
    var characters = 0L;
    for (var book : Arrays.asList(args).subList(1, args.length)) {
      try {
        var found = tool.characters(Path.of(book));
        characters += found;
        opened += found > 0 ? 1 : 0;
      } catch (Exception e) {
        System.err.println(tool + " cannot read " + book + ": " + e);
      }
    }
    System.out.println("result " + opened + " " + characters + " " + peakKilobytes());
  }

  private static String peakKilobytes() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("\\D+", ""))
        .findFirst()
        .orElse("0");
  }
}
