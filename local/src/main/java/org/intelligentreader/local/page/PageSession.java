package org.intelligentreader.local.page;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.local.auth.AuthService;
import org.intelligentreader.local.auth.Device;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.RequestGuard;
import org.intelligentreader.local.http.Service;

/// `POST`: a session for the user of this machine, who need not type a password here. From another
/// device of the local network the body has to have the pairing code, `{"code": "…"}`.
public final class PageSession implements Service {
  private final AuthService auth;
  private final Optional<String> user;
  private final Pairing pairing;

  public PageSession(AuthService auth, Optional<String> user, Pairing pairing) {
    this.auth = auth;
    this.user = user;
    this.pairing = pairing;
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException, SQLException {
    if (!call.method().equals("POST") || user.isEmpty()) {
      throw HttpError.auth(404, "not_found", "this stack does not sign in users by itself");
    }
    if (RequestGuard.isThisMachine(call.request())) {
      return auth.sessionWithoutPassword(user.get(), Device.THIS_MACHINE);
    }
    requirePaired(call.json().path("code").asText(""));
    return auth.sessionWithoutPassword(user.get(), Device.PAIRED);
  }

  private void requirePaired(String code) throws HttpError {
    switch (pairing.redeem(code)) {
      case PAIRED -> {}
      case WRONG ->
          throw HttpError.auth(403, "wrong_code", "This is not the code that the terminal shows");
      case TOO_MANY ->
          throw HttpError.auth(429, "too_many_codes", "Too many wrong codes; wait a minute")
              .with(Map.of("Retry-After", "60"));
    }
  }
}
