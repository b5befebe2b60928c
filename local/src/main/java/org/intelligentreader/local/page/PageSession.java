package org.intelligentreader.local.page;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.intelligentreader.local.auth.AuthService;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;

/// `POST`: a session for the user of this machine, who need not type a password.
public final class PageSession implements Service {
  private final AuthService auth;
  private final Optional<String> user;

  public PageSession(AuthService auth, Optional<String> user) {
    this.auth = auth;
    this.user = user;
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException, SQLException {
    if (!call.method().equals("POST") || user.isEmpty()) {
      throw HttpError.auth(404, "not_found", "this stack signs nobody in by itself");
    }
    return auth.sessionWithoutPassword(user.get());
  }
}
