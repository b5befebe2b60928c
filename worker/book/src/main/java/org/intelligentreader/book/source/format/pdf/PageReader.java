package org.intelligentreader.book.source.format.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.intelligentreader.book.interruption.Interruption;

/// The letters of a page with their places, as PDFBox finds them.
final class PageReader extends PDFTextStripper {
  /// Letters drawn twice, for bold ones, lie as near as this, in parts of their size.
  private static final double SAME_PLACE = 0.12;

  private static final int LAST = 12;

  /// Drawings inside drawings multiply: a file of a few kilobytes can have more letters than fit
  /// into memory.
  private static final int MOST_OF_A_PAGE = 200_000;

  private final PDDocument pages;
  private final List<Glyph> glyphs = new ArrayList<>();
  private int vertical;
  private int unknown;

  PageReader(PDDocument pages) throws IOException {
    this.pages = pages;
  }

  /// What one page has; pages count from 1.
  List<Glyph> read(int page) throws IOException {
    Interruption.check();
    glyphs.clear();
    setStartPage(page);
    setEndPage(page);
    getText(pages);
    return List.copyOf(glyphs);
  }

  /// How many letters so far stand in vertical lines.
  int vertical() {
    return vertical;
  }

  /// How many letters so far the file draws without saying which they are.
  int unknown() {
    return unknown;
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    Interruption.check();
    if (glyphs.size() >= MOST_OF_A_PAGE) {
      unknown++;
      return;
    }
    var text = position.getUnicode();
    if (text == null || text.isEmpty() || text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0) {
      unknown++;
      return;
    }
    var size = Math.max(1, Math.abs(position.getFontSizeInPt()));
    var isVertical = position.getFont().isVertical();
    var glyph =
        isVertical
            ? new Glyph(text, position.getYDirAdj(), -position.getXDirAdj(), size, size)
            : new Glyph(
                text,
                position.getXDirAdj(),
                position.getYDirAdj(),
                position.getWidthDirAdj(),
                size);
    vertical += isVertical ? 1 : 0;
    if (!isDrawnTwice(glyph)) {
      glyphs.add(glyph);
    }
  }

  private boolean isDrawnTwice(Glyph glyph) {
    return glyphs.subList(Math.max(0, glyphs.size() - LAST), glyphs.size()).stream()
        .anyMatch(other ->
            other.text().equals(glyph.text())
                && Math.abs(other.x() - glyph.x()) < SAME_PLACE * glyph.size()
                && Math.abs(other.y() - glyph.y()) < SAME_PLACE * glyph.size());
  }
}
