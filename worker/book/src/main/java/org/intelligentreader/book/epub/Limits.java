package org.intelligentreader.book.epub;

/// What a book may ask of the machine. Sizes are bytes after inflating; `ratio` is inflated to
/// deflated size of one entry, checked above one megabyte.
public record Limits(int entries, long entryBytes, long totalBytes, int ratio, int depth) {
  private static final long MEGABYTE = 1L << 20;

  public static final Limits DEFAULTS =
      new Limits(50_000, 512 * MEGABYTE, 4096 * MEGABYTE, 1000, 512);

  /// A content document is read into memory, so it may be far smaller than a picture.
  public static final long DOCUMENT_BYTES = 64 * MEGABYTE;
}
