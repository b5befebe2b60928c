package org.intelligentreader.book;

import java.io.IOException;
import java.nio.file.Path;
import org.intelligentreader.book.bundle.BundleAddress;
import org.intelligentreader.book.bundle.BundleSink;
import org.intelligentreader.book.bundle.BundleWriter;
import org.intelligentreader.book.epub.BadBookException;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.text.BookText;

/// The straight line: chapter by chapter from text over words to bundle files. Memory does not grow
/// with the book.
public final class BookProcessor {
  private BookProcessor() {}

  /// Told after each step, so that somebody can show it. Throwing stops the work.
  @FunctionalInterface
  public interface Progress {
    /// `done` of about `expected` chapters are stored.
    void chapter(int done, int expected) throws IOException, InterruptedException;
  }

  /// Processes `book` into `sink`; `workFolder` holds temporary files and must be empty.
  ///
  /// @throws BadBookException when a content document breaks a limit or nothing readable is left
  public static ProcessedBook process(
      BundleAddress address,
      BookText book,
      Tokenizer tokenizer,
      Path workFolder,
      BundleSink sink,
      Progress progress)
      throws BadBookException, IOException, InterruptedException {
    try (var bundle = new BundleWriter(address, book, workFolder, sink)) {
      var done = 0;
      for (var next = book.next(); next.isPresent(); next = book.next()) {
        var chapter = next.get();
        bundle.chapter(chapter, tokenizer.id(), tokenizer.analyse(chapter));
        bundle.images(book);
        progress.chapter(++done, Math.max(done, book.expectedChapters()));
      }
      return new ProcessedBook(book.metadata(), book.cover(), bundle.finish(book));
    }
  }
}
