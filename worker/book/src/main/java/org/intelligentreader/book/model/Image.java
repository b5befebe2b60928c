package org.intelligentreader.book.model;

import java.io.IOException;
import java.io.InputStream;

/// A picture of the book under its safe name (`<hash>.<extension>`), with the media type that its
/// content shows.
public record Image(String name, String mediaType, long size, Content content) {
  /// Opens the bytes; may be called more than once.
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }
}
