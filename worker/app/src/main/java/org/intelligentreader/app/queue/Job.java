package org.intelligentreader.app.queue;

import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.book.bundle.BundleFile;

/// A claimed job. `sourcePath` is the object key of the upload; `language` is what the reader
/// chose, if anybody did.
public record Job(
    Lease lease, UUID userId, String bookId, Optional<String> language, String sourcePath) {
  /// Words of this book that somebody corrected by hand, if there are any.
  public String overridesKey() {
    return userId + "/" + bookId + "/overrides.json";
  }

  /// What stands before the names of the files that this attempt writes. No other attempt writes
  /// there, so a bundle that can be read stays as it is.
  public String editionPrefix() {
    return userId + "/" + bookId + "/processed/" + lease.edition() + "/";
  }

  /// The manifest of this attempt.
  public String manifestKey() {
    return editionPrefix() + BundleFile.MANIFEST;
  }
}
