package org.intelligentreader.book.model;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookWarning;

/// An opened book as text. Chapters are read one after the other and not kept; what is only known
/// when the last one has been read (pictures, notes, warnings) is asked for afterwards. Used by one
/// thread at a time; only the contents of pictures may be read in parallel.
public interface BookText extends AutoCloseable {
  BookMetadata metadata();

  Cover cover();

  /// How many chapters there will be, as far as the table of contents and the spine tell; for
  /// progress only.
  int expectedChapters();

  /// The next chapter in reading order, or empty after the last one.
  Optional<Chapter> next() throws BadBookException, IOException;

  /// Every picture that the chapters returned so far refer to, the cover first; each name once. A
  /// later list starts with an earlier one.
  List<Image> images();

  /// The book's own lists: table of contents, landmarks, printed pages.
  Navigation navigation();

  /// The notes whose reference and text have both been read.
  List<Footnote> footnotes();

  /// Puts something into the report that was noticed after the text was read.
  void warn(BookWarning warning);

  /// `report.json`, whole: what was odd in this book and what was done about it.
  byte[] report();

  @Override
  void close() throws IOException;
}
