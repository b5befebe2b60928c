package org.intelligentreader.book.source.epub.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A file of a book that lies in no archive: a page that was made of a book in another format, or a
/// picture of it.
public record MadeFile(long size, Content content) {
  /// Opens the file from its start.
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  /// A page.
  public static MadeFile of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static MadeFile of(byte[] bytes) {
    return new MadeFile(bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  InputStream open() throws IOException {
    return content.open();
  }
}
