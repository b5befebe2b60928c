package org.intelligentreader.book;

import java.util.concurrent.Semaphore;
import org.intelligentreader.book.model.Chapter;

/// How much of a book may be between reading and storing at the same time, counted in characters. A
/// chapter larger than all of it takes all of it, and is then alone.
final class ChapterBudget {
  /// About four chapters of a novel: enough that no step waits for another, and a few megabytes.
  private static final int CHARACTERS = 64_000;

  /// A chapter that is only a picture takes some room too.
  private static final int LEAST = 1_000;

  private final Semaphore characters = new Semaphore(CHARACTERS);

  /// Waits until `chapter` has room.
  void enter(Chapter chapter) throws InterruptedException {
    characters.acquire(size(chapter));
  }

  void leave(Chapter chapter) {
    characters.release(size(chapter));
  }

  private static int size(Chapter chapter) {
    return Math.clamp(chapter.text().value().length(), LEAST, CHARACTERS);
  }
}
