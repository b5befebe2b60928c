package org.intelligentreader.local.page;

import java.sql.SQLException;
import java.util.Map;
import org.intelligentreader.local.http.ApiKeys;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;

/// `POST /local/reset`: takes the stack back to the state after its seed, for who has the secret
/// key.
public final class Reset implements Service {
  /// Goes back, or says that there is nothing to go back to.
  @FunctionalInterface
  public interface Action {
    boolean reset() throws SQLException;
  }

  private final ApiKeys keys;
  private final Action action;

  public Reset(ApiKeys keys, Action action) {
    this.keys = keys;
    this.action = action;
  }

  @Override
  public Reply answer(Call call) throws HttpError, SQLException {
    if (!call.method().equals("POST")) {
      throw HttpError.plain(405, "method_not_allowed", "Only POST resets the stack");
    }
    var key = call.header("apikey").orElse("");
    if (!key.equals(keys.secret()) && !key.equals(keys.serviceRoleJwt())) {
      throw HttpError.plain(401, "no_secret_key", "Send the secret key as apikey");
    }
    if (!reset()) {
      throw HttpError.plain(404, "no_seed", "Only ./reader stack can be reset");
    }
    return Reply.empty(204, Map.of());
  }

  private boolean reset() throws HttpError, SQLException {
    try {
      return action.reset();
    } catch (SQLException e) {
      if (!String.valueOf(e.getSQLState()).startsWith("42")) {
        throw e;
      }
      throw HttpError.plain(
          409,
          "seed_changed",
          "Nothing was reset, because a table of the seed has been changed or dropped ("
              + e.getMessage()
              + "). Restart the stack.");
    }
  }
}
