package org.intelligentreader.book.source.markup;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.intelligentreader.book.interruption.Interruption;

/// Text for a parser that knows nothing of interruptions: it asks for more every few thousand
/// characters.
final class InterruptibleReader extends Reader {
  private final Reader text;

  InterruptibleReader(String text) {
    this.text = new StringReader(text);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    Interruption.check();
    return text.read(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
