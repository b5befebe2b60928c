package org.intelligentreader.book.source.epub.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookPart;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.BookProblem.NotAnEpub.Found;

/// Opens a zip archive, or says what the file is instead.
final class Archives {
  private static final int HEAD = 4096;

  private Archives() {}

  static ZipFile open(Path file) throws BadBookException, IOException {
    try {
      return ZipFile.builder().setPath(file).setCharset(StandardCharsets.UTF_8).get();
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      // An interruption closes the file, which is no damage of it.
      Interruption.check();
      throw new BadBookException(problem(file));
    }
  }

  private static BookProblem problem(Path file) throws IOException {
    var head = head(file);
    if (head.length == 0) {
      return new BookProblem.NotAnEpub(Found.EMPTY);
    }
    var text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK")) {
      return new BookProblem.IncompleteFile();
    }
    return Kindle.isLocked(head)
        ? new BookProblem.DrmProtected(
            BookProblem.DrmProtected.Scheme.AMAZON_KINDLE, BookPart.TEXT.place())
        : new BookProblem.NotAnEpub(kind(text));
  }

  private static byte[] head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  private static Found kind(String head) {
    var start = head.stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("%pdf")) {
      return Found.PDF;
    }
    if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
      return Found.WEB_PAGE;
    }
    if (head.startsWith("BOOKMOBI", Kindle.TYPE_AT)) {
      return Found.KINDLE;
    }
    if (head.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t')) {
      return Found.PLAIN_TEXT;
    }
    return Found.OTHER;
  }
}
