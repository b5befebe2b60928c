package org.intelligentreader.book.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a book may ask of the machine, each with the value that holds when nobody says otherwise.
public enum Limit {
  /// Files in the archive.
  FILES(50_000, "files in the archive"),
  /// Size of one file after inflating.
  FILE_MEGABYTES(512, "MB for one file"),
  /// Size of all files after inflating, as the archive's directory declares it.
  TOTAL_MEGABYTES(4096, "MB for all files together"),
  /// Size of one text, style sheet or SVG: they are read into memory, pictures are not.
  DOCUMENT_MEGABYTES(32, "MB for one document"),
  /// Inflated to deflated size of one file, looked at above one megabyte.
  RATIO(1000, "times its compressed size"),
  /// Elements inside each other.
  DEPTH(512, "elements inside each other"),
  /// Text of the whole book in UTF-16 code units; the longest novels have about six million.
  TEXT_CHARACTERS(50_000_000, "characters of text");

  private static final long MOST = 1_000_000_000;

  private final long standard;
  private final String unit;

  Limit(long standard, String unit) {
    this.standard = standard;
    this.unit = unit;
  }

  /// The value unless somebody sets another one.
  public long standard() {
    return standard;
  }

  /// How people write it: `file-megabytes`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What the value counts, to be read after it.
  public String unit() {
    return unit;
  }

  /// True for a value that can be set: a whole number from 1 to a thousand millions.
  public static boolean allows(long value) {
    return value >= 1 && value <= MOST;
  }

  public static Optional<Limit> named(String label) {
    return Arrays.stream(values()).filter(limit -> limit.label().equals(label)).findFirst();
  }

  /// All labels, for messages.
  public static String labels() {
    return Arrays.stream(values()).map(Limit::label).collect(Collectors.joining(", "));
  }
}
