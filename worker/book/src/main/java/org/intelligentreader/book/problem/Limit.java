package org.intelligentreader.book.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.wording.InterfaceLanguage;
import org.intelligentreader.book.wording.Wording;

/// What a book may ask of the machine, each with the value that holds when nobody says otherwise.
public enum Limit {
  /// Files in the archive.
  FILES(50_000),
  /// Size of one file after inflating.
  FILE_MEGABYTES(512),
  /// Size of all files after inflating, as the archive's directory declares it.
  TOTAL_MEGABYTES(4096),
  /// Size of one text, style sheet or SVG: they are read into memory, pictures are not.
  DOCUMENT_MEGABYTES(32),
  /// Inflated to deflated size of one file, looked at above one megabyte.
  RATIO(1000),
  /// Elements inside each other.
  DEPTH(512),
  /// Text of the whole book in UTF-16 code units; the longest novels have about six million.
  TEXT_CHARACTERS(50_000_000);

  private static final long MOST = 1_000_000_000;

  private final long standard;

  Limit(long standard) {
    this.standard = standard;
  }

  /// The value unless somebody sets another one.
  public long standard() {
    return standard;
  }

  /// How people write it: `file-megabytes`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What the value counts, to be read after it; the words are in the catalogue.
  public String unit() {
    return Wording.LIMITS.get(label()).text("unit", InterfaceLanguage.ENGLISH);
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
