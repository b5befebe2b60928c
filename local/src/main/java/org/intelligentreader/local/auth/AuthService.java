package org.intelligentreader.local.auth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.Entrance;
import org.intelligentreader.local.http.Guests;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Jwt;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;
import org.intelligentreader.local.postgres.Postgres;

/// Sign-up and sign-in with e-mail and password, and the signed-in user. Passwords are hashed by
/// pgcrypto.
public final class AuthService implements Service {
  private static final long SESSION_SECONDS = 3600;
  private static final String NOBODY = new UUID(0, 0).toString();
  private static final int SHORTEST_PASSWORD = 6;

  /// bcrypt looks at no more.
  private static final int LONGEST_PASSWORD = 72;

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\x00]{1,64}@[^\\s@\\x00]{1,190}");

  private final Users users;
  private final Jwt jwt;
  private final InstantSource clock;

  public AuthService(Postgres postgres, String jwtSecret, InstantSource clock) {
    this.users = new Users(postgres);
    this.jwt = new Jwt(jwtSecret);
    this.clock = clock;
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException, SQLException {
    return switch (call.method() + " " + call.path()) {
      case "POST /signup" -> signUp(call);
      case "POST /token" ->
          call.parameter("grant_type").orElse("").equals("refresh_token")
              ? refresh(call)
              : signIn(call);
      case "GET /user" -> user(call);
      case "POST /logout" -> signOut(call);
      default ->
          throw HttpError.auth(404, "not_found", "the local stack does not have " + call.path());
    };
  }

  /// The user with that address and password, made when there is none yet. An older password is
  /// replaced, and the sessions that it opened end.
  public UUID ensureUser(String address, String password) throws SQLException {
    return users.ensure(address, password);
  }

  /// A session for a known user, whose password nobody was asked for.
  public Reply sessionWithoutPassword(String address, Device device)
      throws SQLException, HttpError {
    var email = Users.normal(address);
    var id = users.idOf(email);
    return session(
        id.orElseThrow(() -> HttpError.auth(404, "user_not_found", "User not found")),
        email,
        device);
  }

  private Reply signUp(Call call) throws HttpError, IOException, SQLException {
    var body = call.json();
    var email = Users.normal(body.path("email").asText(""));
    var password = body.path("password").asText("");
    if (!ADDRESS.matcher(email).matches()) {
      throw HttpError.auth(
          400, "validation_failed", "Unable to validate email address: invalid format");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
      throw HttpError.auth(
          400, "validation_failed", "Password cannot be longer than 72 characters");
    }
    if (password.length() < SHORTEST_PASSWORD) {
      throw HttpError.auth(422, "weak_password", "Password should be at least 6 characters.");
    }
    var id =
        users.idOf(email).isPresent() ? Optional.<String>empty() : users.create(email, password);
    return session(
        id.orElseThrow(() -> HttpError.auth(422, "user_already_exists", "User already registered")),
        email,
        Device.THIS_MACHINE);
  }

  private Reply signIn(Call call) throws HttpError, IOException, SQLException {
    var body = call.json();
    var email = Users.normal(body.path("email").asText(""));
    var id =
        users.find(
            "select id::text from auth.users where lower(email) = ? and encrypted_password = extensions.crypt(?, encrypted_password)"
                + " order by email = lower(email) desc limit 1",
            email,
            body.path("password").asText(""));
    return session(
        id.orElseThrow(
            () -> HttpError.auth(400, "invalid_credentials", "Invalid login credentials")),
        email,
        Device.THIS_MACHINE);
  }

  /// Each use of a refresh token makes the next one of its session.
  private Reply refresh(Call call) throws HttpError, IOException, SQLException {
    var token = call.json().path("refresh_token").asText("");
    if (!Entrance.isThisMachine(call.request()) && Device.of(token) != Device.PAIRED) {
      throw Guests.notPaired();
    }
    if (users.find("select token from auth.refresh_tokens where token = ?", token).isEmpty()) {
      throw HttpError.auth(
          400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");
    }
    var session =
        users
            .find(
                "update auth.refresh_tokens set revoked = true where token = ? and not revoked returning session_id::text",
                token)
            .orElseThrow(() ->
                HttpError.auth(
                    400, "refresh_token_already_used", "Invalid Refresh Token: Already Used"));
    var id = users.find("select user_id::text from auth.sessions where id = ?::uuid", session);
    var email = users.find("select email from auth.users where id = ?::uuid", id.orElseThrow());
    return session(id.get(), email.orElse(""), session, Device.of(token));
  }

  /// Ends the session of this token, or with `scope=global` (the default) all of its user's.
  private Reply signOut(Call call) throws HttpError, SQLException {
    var claims = call.claims();
    if (call.parameter("scope").orElse("global").equals("local")) {
      users.find(
          "delete from auth.sessions where id = ?::uuid returning id::text",
          claims.path("session_id").asText(NOBODY));
    } else {
      users.find(
          "with gone as (delete from auth.sessions where user_id = ?::uuid returning id) select min(id::text) from gone",
          claims.path("sub").asText(NOBODY));
    }
    return Reply.empty(204, Map.of());
  }

  private Reply user(Call call) throws HttpError {
    var id = call.claims().path("sub").asText("");
    if (id.isEmpty()) {
      throw HttpError.auth(403, "bad_jwt", "invalid claim: missing sub claim");
    }
    return Reply.json(200, user(id, call.claims().path("email").asText("")).toString());
  }

  private Reply session(String id, String email, Device device) throws SQLException {
    var session =
        users.find("insert into auth.sessions (user_id) values (?::uuid) returning id::text", id);
    return session(id, email, session.orElseThrow(), device);
  }

  private Reply session(String id, String email, String sessionId, Device device)
      throws SQLException {
    var refreshToken =
        users.find(
            "insert into auth.refresh_tokens (token, session_id) values (?, ?::uuid) returning token",
            device.prefix() + UUID.randomUUID(),
            sessionId);
    var now = clock.instant().getEpochSecond();
    var claims =
        new HashMap<String, Object>(
            Map.of(
                "sub",
                id,
                "role",
                "authenticated",
                "aud",
                "authenticated",
                "email",
                email,
                "session_id",
                sessionId,
                "iat",
                now,
                "exp",
                now + SESSION_SECONDS));
    if (device == Device.PAIRED) {
      claims.put(Guests.PAIRED, true);
    }
    var session = JsonNodeFactory.instance.objectNode();
    session.put("access_token", jwt.sign(claims));
    session.put("token_type", "bearer");
    session.put("expires_in", SESSION_SECONDS);
    session.put("expires_at", now + SESSION_SECONDS);
    session.put("refresh_token", refreshToken.orElseThrow());
    session.set("user", user(id, email));
    return Reply.json(200, session.toString(), Map.of("Cache-Control", "no-store"));
  }

  private static ObjectNode user(String id, String email) {
    var user = JsonNodeFactory.instance.objectNode();
    user.put("id", id);
    user.put("aud", "authenticated");
    user.put("role", "authenticated");
    user.put("email", email);
    user.putObject("app_metadata");
    user.putObject("user_metadata");
    return user;
  }
}
