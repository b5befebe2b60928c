package org.intelligentreader.book.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.intelligentreader.book.model.BookText;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.epub.EpubBookText;
import org.intelligentreader.book.source.format.Formats;

/// The only door to books as files: the rest of the house never asks what kind of file it was.
public final class Books {
  private Books() {}

  /// Opens a book; `language` overrides what the file says about itself.
  ///
  /// @throws BadBookException when the file has no known format, is protected, or breaks a limit
  public static BookText open(Path file, Limits limits, Optional<String> language)
      throws BadBookException, IOException {
    var book = Formats.open(file, limits);
    try {
      return EpubBookText.of(book, language);
    } catch (BadBookException | IOException | RuntimeException e) {
      book.close();
      throw e;
    }
  }
}
