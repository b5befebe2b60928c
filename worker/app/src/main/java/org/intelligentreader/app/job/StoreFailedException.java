package org.intelligentreader.app.job;

import java.io.IOException;
import org.intelligentreader.app.supabase.SupabaseException;

/// Carries the storage server's error through the bundle writer, which knows no servers.
final class StoreFailedException extends IOException {
  private static final long serialVersionUID = 1;

  StoreFailedException(SupabaseException cause) {
    super(cause.getMessage(), cause);
  }
}
