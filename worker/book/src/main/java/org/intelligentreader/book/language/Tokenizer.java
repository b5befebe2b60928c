package org.intelligentreader.book.language;

import java.util.List;
import org.intelligentreader.book.model.Chapter;

/// Finds words and sentences. One instance serves one book from its first chapter to its last,
/// because a reading that the book gives once may hold for the rest; instances are used by one
/// thread at a time.
public interface Tokenizer {
  TokenizerId id();

  /// Analyses the next chapter. Never throws for any text; a chapter with visible text has at least
  /// one token.
  Analysis analyse(Chapter chapter);

  /// What could not be done as it was asked for; known after the last chapter.
  default List<Remark> remarks() {
    return List.of();
  }
}
