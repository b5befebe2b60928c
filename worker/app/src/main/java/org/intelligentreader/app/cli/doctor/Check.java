package org.intelligentreader.app.cli.doctor;

import java.io.IOException;
import org.intelligentreader.app.supabase.SupabaseException;

/// One look at the deployment. What it throws is a failure of its own.
record Check(String name, Look look) {
  /// The look itself.
  @FunctionalInterface
  interface Look {
    Finding look(String name) throws IOException, SupabaseException, InterruptedException;
  }

  Finding run() throws InterruptedException {
    try {
      return look.look(name);
    } catch (SupabaseException e) {
      return Finding.failed(name, String.valueOf(e.getMessage()), e.advice().strip());
    } catch (IOException e) {
      return Finding.failed(name, e.toString(), "Check SUPABASE_URL and the network.");
    }
  }
}
