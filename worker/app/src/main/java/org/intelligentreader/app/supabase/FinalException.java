package org.intelligentreader.app.supabase;

import java.io.IOException;

/// A failure that no repetition of the call mends: [Retry] passes it on at once.
public class FinalException extends IOException {
  private static final long serialVersionUID = 1;

  public FinalException(String message) {
    super(message);
  }
}
