package org.intelligentreader.local.page;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;

/// Everything that is not Supabase's, for our own page only. The services ask for no key, so a page
/// of another origin is refused, and so is a foreign host name that was pointed at this machine.
public final class OwnPages implements Service {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

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
        requireOwnPage(call);
        var rest = call.path().substring(prefix.length());
        return service.getValue().answer(new Call(call.request(), rest, call.claims()));
      }
    }
    return files.answer(call);
  }

  private static void requireOwnPage(Call call) throws HttpError {
    var host = call.header("Host").orElse("").replaceFirst(":[0-9]+$", "");
    var site = call.header("Sec-Fetch-Site").orElse("same-origin");
    var origin = call.header("Origin");
    var foreign =
        origin.isPresent() && !origin.get().equals("http://" + call.header("Host").orElse(""));
    if (!THIS_MACHINE.contains(host) || !site.equals("same-origin") || foreign) {
      throw HttpError.rest(403, "", "only the page of this stack may ask for " + call.path());
    }
  }
}
