package org.intelligentreader.book.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// PDF files with letters in places that a test chooses.
final class PdfSamples {
  static final double BODY = 11;
  static final double LEADING = 14;
  private static final int TOP = 750;

  private final PDDocument document = new PDDocument();
  private final PDType1Font font = new PDType1Font(FontName.TIMES_ROMAN);

  /// What stands at a place; `y` is counted from the top of the page.
  record Text(double x, double y, double size, String text) {}

  PdfSamples page(List<Text> texts) {
    var page = new PDPage();
    document.addPage(page);
    try (var stream = new PDPageContentStream(document, page)) {
      for (var text : texts) {
        stream.beginText();
        stream.setFont(font, (float) text.size());
        stream.newLineAtOffset((float) text.x(), (float) (TOP - text.y()));
        stream.showText(text.text());
        stream.endText();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  PdfSamples title(String title) {
    document.getDocumentInformation().setTitle(title);
    return this;
  }

  byte[] bytes() {
    try (document) {
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] locked(String password) {
    try {
      document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      return bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lines below each other, the first at `y`.
  static List<Text> lines(double x, double y, String... lines) {
    return java.util.stream.IntStream.range(0, lines.length)
        .mapToObj(i -> new Text(x, y + i * LEADING, BODY, lines[i]))
        .toList();
  }
}
