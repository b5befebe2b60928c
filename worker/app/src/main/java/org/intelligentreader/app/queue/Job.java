package org.intelligentreader.app.queue;

import java.util.UUID;

/// A claimed job. `sourcePath` is the object key of the upload; `language` is what the uploader
/// chose.
public record Job(Lease lease, UUID userId, String bookId, String language, String sourcePath) {
  /// Words of this book that somebody put right by hand, if there are any.
  public String overridesKey() {
    return userId + "/" + bookId + "/overrides.json";
  }

  /// What stands before the names of this book's bundle files.
  public String processedPrefix() {
    return userId + "/" + bookId + "/processed/";
  }
}
