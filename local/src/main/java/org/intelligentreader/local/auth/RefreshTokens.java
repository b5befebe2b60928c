package org.intelligentreader.local.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.local.http.HttpError;

/// The refresh tokens of a session, each made from the one before. A client that did not hear of
/// the newest one may come again with its parent; anyone with an older one may have stolen it, and
/// the session ends.
///
/// Source:
/// <https://supabase.com/docs/guides/auth/sessions#what-is-refresh-token-reuse-detection-and-what-does-it-protect-from>.
final class RefreshTokens {
  private static final String FIND =
      """
      select json_build_object('session', t.session_id,
               'recent', coalesce(t.revoked_at > now() - interval '10 seconds', false),
               'child', (select c.token from auth.refresh_tokens as c
                          where c.session_id = t.session_id and c.parent = t.token and not c.revoked limit 1))::text
        from auth.refresh_tokens as t where t.token = ?
      """;

  /// A token and the session it is for.
  record Next(String session, String token) {}

  private final Users users;

  RefreshTokens(Users users) {
    this.users = users;
  }

  /// That of a new session.
  String first(String session, Device device) throws SQLException {
    return make(session, device, "");
  }

  /// The one to use after `token`.
  Next next(String token) throws SQLException, HttpError {
    var revoked = revoke(token);
    if (revoked.isPresent()) {
      return made(revoked.get(), token);
    }
    var found = find(token);
    var session = found.path("session").asText();
    if (found.path("child").isTextual()) {
      return new Next(session, found.path("child").asText());
    }
    if (found.path("recent").asBoolean()) {
      return made(session, token);
    }
    users.find(
        "update auth.refresh_tokens set revoked = true where session_id = ?::uuid returning token",
        session);
    throw HttpError.auth(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used");
  }

  private Next made(String session, String parent) throws SQLException {
    return new Next(session, make(session, Device.of(parent), parent));
  }

  private JsonNode find(String token) throws SQLException, HttpError {
    return Users.json(
        users
            .find(FIND, token)
            .orElseThrow(() ->
                HttpError.auth(
                    400,
                    "refresh_token_not_found",
                    "Invalid Refresh Token: Refresh Token Not Found")));
  }

  /// Answers the session of a token that was good until now.
  private Optional<String> revoke(String token) throws SQLException {
    return users.find(
        "update auth.refresh_tokens set revoked = true, revoked_at = now()"
            + " where token = ? and not revoked returning session_id::text",
        token);
  }

  private String make(String session, Device device, String parent) throws SQLException {
    var made =
        users.find(
            "insert into auth.refresh_tokens (token, session_id, parent) values (?, ?::uuid, nullif(?, '')) returning token",
            device.prefix() + UUID.randomUUID(),
            session,
            parent);
    return made.orElseThrow();
  }
}
