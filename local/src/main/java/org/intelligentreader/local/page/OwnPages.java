package org.intelligentreader.local.page;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;

/// Everything that is not Supabase's, for our own page only: the gateway lets nobody else come
/// here.
public final class OwnPages implements Service {
  private final Map<String, Service> services;
  private final Service files;

  public OwnPages(Map<String, Service> services, Service files) {
    this.services = Map.copyOf(services);
    this.files = files;
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException, SQLException {
    for (var service : services.entrySet()) {
      var prefix = service.getKey();
      if (call.path().equals(prefix) || call.path().startsWith(prefix + "/")) {
        var rest = call.path().substring(prefix.length());
        return service.getValue().answer(new Call(call.request(), rest, call.claims()));
      }
    }
    return files.answer(call);
  }
}
