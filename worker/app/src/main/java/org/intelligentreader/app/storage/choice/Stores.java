package org.intelligentreader.app.storage.choice;

import org.intelligentreader.app.config.WorkerConfig;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.app.storage.supabase.SupabaseObjectStore;
import org.intelligentreader.app.supabase.SupabaseClient;

/// The only class that knows which store the configuration means.
public final class Stores {
  private Stores() {}

  public static ObjectStore of(WorkerConfig config, SupabaseClient client) {
    var server = config.supabase();
    return new SupabaseObjectStore(client, server.bucket(), server.downloadTimeout());
  }
}
