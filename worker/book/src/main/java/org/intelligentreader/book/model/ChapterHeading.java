package org.intelligentreader.book.model;

import java.util.Optional;

/// Where a chapter stands in the table of contents. `level` is 1 for a top entry.
public record ChapterHeading(ChapterId id, String title, int level, Optional<ChapterId> parent) {
  public ChapterHeading {
    if (level < 1) {
      throw new IllegalArgumentException(
          "level " + level + " of chapter " + id.value() + " is below 1");
    }
  }
}
