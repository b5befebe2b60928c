package org.intelligentreader.supabase;

import java.util.Arrays;
import java.util.List;

/// One way to break the schema: a text that occurs in it once, and what stands there instead.
record Mutant(String name, String original, String replacement) {
  /// All blocks of `mutants.txt`.
  static List<Mutant> all() {
    return Arrays.stream(Database.file("src/test/resources/mutants.txt").split("\n### ", -1))
        .skip(1)
        .map(Mutant::parse)
        .toList();
  }

  /// The schema with this fault.
  String applied(String schema) {
    int first = schema.indexOf(original);
    if (first < 0 || schema.indexOf(original, first + 1) >= 0) {
      throw new IllegalStateException(
          "mutant '%s': its text must occur exactly once in schema.sql".formatted(name));
    }
    return schema.replace(original, replacement);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Mutant parse(String block) {
    int nameEnd = block.indexOf('\n');
    int middle = block.indexOf("\n=== becomes\n");
    return new Mutant(
        block.substring(0, nameEnd),
        block.substring(nameEnd + 1, middle),
        block.substring(middle + "\n=== becomes\n".length()).stripTrailing());
  }
}
