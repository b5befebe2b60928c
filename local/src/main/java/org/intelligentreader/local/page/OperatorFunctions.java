package org.intelligentreader.local.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.RequestGuard;
import org.intelligentreader.local.http.Service;

/// `POST /<function>`: the operator's functions of the queue, for who sits at this machine. The
/// service key stays in the server.
public final class OperatorFunctions implements Service {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "book_job_stats",
          "book_job_admin_list",
          "book_job_admin_requeue",
          "book_job_admin_cancel",
          "book_job_sweep");

  private final Service rest;
  private final boolean open;

  public OperatorFunctions(Service rest, boolean open) {
    this.rest = rest;
    this.open = open;
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException, SQLException {
    var function = call.path().substring(call.path().lastIndexOf('/') + 1);
    if (!open
        || !RequestGuard.isThisMachine(call.request())
        || !call.method().equals("POST")
        || !FUNCTIONS.contains(function)) {
      throw HttpError.rest(404, "", "there is no function '" + function + "' for operators here");
    }
    var claims = JsonNodeFactory.instance.objectNode().put("role", "service_role");
    return rest.answer(new Call(call.request(), "/rpc/" + function, claims));
  }
}
