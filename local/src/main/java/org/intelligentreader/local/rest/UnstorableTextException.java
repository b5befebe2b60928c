package org.intelligentreader.local.rest;

/// Text with U+0000, which PostgreSQL cannot keep. It never reaches a statement.
public final class UnstorableTextException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnstorableTextException() {
    super("invalid byte sequence for encoding \"UTF8\": 0x00");
  }
}
