package org.intelligentreader.book.source.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.BookProblem.NotAnEpub.Found;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.epub.publication.Epub;
import org.intelligentreader.book.source.format.pdf.PdfBook;

/// A file that is no archive: a text of some kind.
final class LooseFile {
  private static final Pattern PDF = Pattern.compile("(?:^|[\\x00-\\x1F])%PDF-\\d");

  private static final int HEAD = 1024;

  private LooseFile() {}

  static Epub open(Path file, Limits limits, Warnings warnings)
      throws BadBookException, IOException {
    if (isPdf(file)) {
      var draft = Draft.loose(limits, warnings);
      PdfBook.read(file, draft);
      return draft.open();
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = read(in, limits);
      var draft = Draft.loose(limits, warnings);
      if (!TextBook.read(bytes, Draft.WHOLE, draft)) {
        throw new BadBookException(new BookProblem.NotAnEpub(kind(bytes)));
      }
      return draft.open();
    }
  }

  /// Readers look for the mark in the first kilobyte. A text that only speaks of it is none.
  private static boolean isPdf(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
      return PDF.matcher(head).find() && !head.stripLeading().startsWith("<");
    }
  }

  private static byte[] read(InputStream in, Limits limits) throws BadBookException, IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[1 << 16];
    for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      Interruption.check();
      bytes.write(buffer, 0, n);
      if (bytes.size() > limits.bytes(Limit.DOCUMENT_MEGABYTES)) {
        throw new BadBookException(limits.exceeded(Limit.DOCUMENT_MEGABYTES, Draft.WHOLE));
      }
    }
    return bytes.toByteArray();
  }

  private static Found kind(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    if (head.startsWith("BOOKMOBI", 60)) {
      return Found.KINDLE;
    }
    if (head.stripLeading().startsWith("%PDF-")) {
      return Found.PDF;
    }
    if (head.contains("multipart/related")) {
      return Found.WEB_PAGE;
    }
    if (head.stripLeading().startsWith("{\\rtf")) {
      return Found.RICH_TEXT;
    }
    return head.startsWith("\u00D0\u00CF\u0011\u00E0") ? Found.OLD_OFFICE : Found.OTHER;
  }
}
