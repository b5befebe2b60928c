package org.intelligentreader.book.model;

import org.intelligentreader.book.text.Fnv1a;

/// The id of a chapter, unique within its book and usable in an object key.
///
/// Source: bundle format, revision 1 (`docs/bundle-format.md`).
public record ChapterId(String value) {
  public ChapterId {
    if (!value.matches("(toc|spine)-[0-9a-f]{8}(-[0-9]+)?")) {
      throw new IllegalArgumentException("'" + value + "' is not a chapter id");
    }
  }

  /// A chapter that a table-of-contents entry starts; `fragment` is empty when the entry names the
  /// whole file.
  public static ChapterId ofTocEntry(String path, String fragment) {
    return new ChapterId("toc-" + Fnv1a.hex32(path + "#" + fragment));
  }

  /// A chapter that no table-of-contents entry names.
  public static ChapterId ofSpineItem(String path) {
    return new ChapterId("spine-" + Fnv1a.hex32(path));
  }

  /// True for a chapter that an entry of the table of contents starts.
  public boolean isListed() {
    return value.startsWith("toc-");
  }

  /// The id for the `n`th chapter (2, 3, …) whose id would be this one.
  public ChapterId clash(int n) {
    return new ChapterId(value + "-" + n);
  }
}
