package org.intelligentreader.local.http;

/// Text with U+0000, which PostgreSQL cannot keep. It never reaches a statement.
public final class UnstorableTextException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnstorableTextException() {
    super("invalid byte sequence for encoding \"UTF8\": 0x00");
  }
}
