package org.intelligentreader.book.source.format.pdf;

/// Some letters where a page has them. `x` goes along the line and `y` to the next line, whichever
/// way the text is set; `size` is that of the font.
record Glyph(String text, double x, double y, double width, double size) {
  double end() {
    return x + width;
  }

  boolean isSpace() {
    return text.isBlank();
  }
}
