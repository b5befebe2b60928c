package org.intelligentreader.local.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.DeviceAccess;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Jwt;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.RequestGuard;

/// Sessions: their tokens, the next tokens, and their end.
final class Sessions {
  private static final long SESSION_SECONDS = 3600;

  private final Users users;
  private final Jwt jwt;
  private final InstantSource clock;
  private final Supplier<URI> site;
  private final RefreshTokens refreshTokens;

  /// `site` is the address of the stack, known once it serves.
  Sessions(Users users, Jwt jwt, InstantSource clock, Supplier<URI> site) {
    this.users = users;
    this.jwt = jwt;
    this.clock = clock;
    this.site = site;
    this.refreshTokens = new RefreshTokens(users);
  }

  /// A new session of a user, opened by `method`.
  ObjectNode open(String id, Device device, String method) throws SQLException, HttpError {
    var banned =
        users.find(
            "select id::text from auth.users where id = ?::uuid and banned_until > now()", id);
    if (banned.isPresent()) {
      throw HttpError.auth(400, "user_banned", "User is banned");
    }
    users.set(id, "last_sign_in_at = now()");
    var session =
        users.find("insert into auth.sessions (user_id) values (?::uuid) returning id::text", id);
    var next = refreshTokens.first(session.orElseThrow(), device);
    return tokens(id, session.get(), next, device, method);
  }

  static Reply reply(ObjectNode session) {
    return Reply.json(200, session.toString(), Map.of("Cache-Control", "no-store"));
  }

  /// Each use of a refresh token makes the next one of its session.
  Reply refresh(Call call) throws HttpError, IOException, SQLException {
    var token = call.json().path("refresh_token").asText("");
    if (!RequestGuard.isThisMachine(call.request()) && Device.of(token) != Device.PAIRED) {
      throw DeviceAccess.notPaired();
    }
    if (token.isEmpty()) {
      throw HttpError.auth(400, "validation_failed", "refresh_token is required");
    }
    var next = refreshTokens.next(token);
    var id =
        users.find("select user_id::text from auth.sessions where id = ?::uuid", next.session());
    return reply(
        tokens(id.orElseThrow(), next.session(), next.token(), Device.of(token), "token_refresh"));
  }

  private ObjectNode tokens(
      String id, String sessionId, String refreshToken, Device device, String method)
      throws SQLException, HttpError {
    var now = clock.instant().getEpochSecond();
    var user = users.require(id);
    var claims = claims(user, sessionId, now);
    claims.put("amr", List.of(Map.of("method", method, "timestamp", now)));
    if (device == Device.PAIRED) {
      claims.put(DeviceAccess.PAIRED, true);
    }
    var session = JsonNodeFactory.instance.objectNode();
    session.put("access_token", jwt.sign(claims));
    session.put("token_type", "bearer");
    session.put("expires_in", SESSION_SECONDS);
    session.put("expires_at", now + SESSION_SECONDS);
    session.put("refresh_token", refreshToken);
    session.set("user", user);
    return session;
  }

  private Map<String, Object> claims(JsonNode user, String sessionId, long now) {
    var claims = new HashMap<String, Object>();
    claims.put("iss", site.get() + "/auth/v1");
    claims.put("sub", user.path("id").asText());
    for (var name : List.of("role", "aud", "email", "phone")) {
      claims.put(name, user.path(name).asText());
    }
    for (var name : List.of("app_metadata", "user_metadata")) {
      claims.put(name, user.path(name));
    }
    claims.put("is_anonymous", user.path("is_anonymous").asBoolean());
    claims.put("aal", "aal1");
    claims.put("session_id", sessionId);
    claims.put("iat", now);
    claims.put("exp", now + SESSION_SECONDS);
    return claims;
  }

  /// The user of a token, whose session has not ended.
  String current(Call call) throws HttpError, SQLException {
    var claims = call.claims();
    var id = claims.path("sub").asText("");
    if (id.isEmpty()) {
      throw call.header("Authorization").isEmpty()
          ? HttpError.auth(401, "no_authorization", "This endpoint requires a valid Bearer token")
          : HttpError.auth(403, "bad_jwt", "invalid claim: missing sub claim");
    }
    if (users.shown(Credentials.id(id)).isEmpty()) {
      throw HttpError.auth(403, "user_not_found", "User from sub claim in JWT does not exist");
    }
    var session = claims.path("session_id").asText("");
    if (!session.isEmpty()
        && users
            .find("select id::text from auth.sessions where id = ?::uuid", Credentials.id(session))
            .isEmpty()) {
      throw HttpError.auth(
          403, "session_not_found", "Session from session_id claim in JWT does not exist");
    }
    return id;
  }

  /// Ends the session of this token (`local`), the others of its user (`others`), or all.
  Reply end(Call call) throws HttpError, SQLException {
    var id = current(call);
    var session = call.claims().path("session_id").asText(new UUID(0, 0).toString());
    switch (call.parameter("scope").orElse("global")) {
      case "local" ->
          users.find("delete from auth.sessions where id = ?::uuid returning id::text", session);
      case "others" ->
          users.find(
              "delete from auth.sessions where user_id = ?::uuid and id <> ?::uuid returning id::text",
              id,
              session);
      case "global" -> endAll(id);
      default -> throw HttpError.auth(400, "validation_failed", "Unsupported logout scope");
    }
    return Reply.empty(204, Map.of());
  }

  void endAll(String id) throws SQLException {
    users.find("delete from auth.sessions where user_id = ?::uuid returning id::text", id);
  }
}
