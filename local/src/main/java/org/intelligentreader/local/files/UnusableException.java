package org.intelligentreader.local.files;

import java.io.IOException;

/// A file or a folder that was named cannot be used; the message says which and what to do.
public final class UnusableException extends IOException {
  private static final long serialVersionUID = 1;

  public UnusableException(String message) {
    super(message);
  }
}
