package org.intelligentreader.book.source.format;

import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.format.aozora.AozoraBook;
import org.intelligentreader.book.source.format.fiction.FictionBook;
import org.intelligentreader.book.source.format.markdown.MarkdownBook;
import org.intelligentreader.book.source.format.plain.PlainBook;
import org.intelligentreader.book.source.format.subtitle.SubtitleBook;
import org.intelligentreader.book.source.format.web.SavedPage;
import org.intelligentreader.book.source.format.web.WebBook;
import org.intelligentreader.book.source.markup.TextDecoder;

/// A text as the kind of book that it is.
final class TextBook {
  private TextBook() {}

  /// Adds the pages of a text to `draft`; false for bytes that are no text of a known kind.
  static boolean read(byte[] bytes, String where, Draft draft) throws BadBookException {
    var decoded = TextDecoder.decode(bytes);
    var kind = TextKind.of(decoded.text());
    if (kind.isEmpty()) {
      return false;
    }
    switch (kind.get()) {
      case AOZORA -> AozoraBook.read(text(decoded, where, draft), draft);
      case FOREIGN -> {
        return false;
      }
      case SAVED_PAGE -> {
        return SavedPage.read(bytes, where, draft);
      }
      case WEB_PAGE -> WebBook.read(bytes, where, draft);
      case FICTION_BOOK -> FictionBook.read(bytes, where, draft);
      case MARKDOWN -> MarkdownBook.read(text(decoded, where, draft), where, draft);
      case SRT, VTT -> SubtitleBook.timed(text(decoded, where, draft), draft);
      case ASS -> SubtitleBook.events(text(decoded, where, draft), draft);
      default -> PlainBook.read(text(decoded, where, draft), draft);
    }
    return true;
  }

  private static String text(TextDecoder.Decoded decoded, String where, Draft draft) {
    return decoded.told(where, draft.warnings());
  }
}
