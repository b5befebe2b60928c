package org.intelligentreader.local.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.intelligentreader.local.http.ApiKeys;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Jwt;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;
import org.intelligentreader.local.http.SigningKey;
import org.intelligentreader.local.postgres.Postgres;

/// Users and their sessions as Supabase Auth serves them. Passwords are hashed by pgcrypto; no mail
/// is sent. What is not here: `docs/local-stack.md`.
public final class AuthService implements Service {
  private static final String VERSION = "X-Supabase-Api-Version";
  private static final String DATED = "2024-01-01";

  private final Users users;
  private final Sessions sessions;
  private final Accounts accounts;
  private final Flows flows;
  private final AuthMails mails;
  private final Admin admin;
  private final JsonNode keySet;

  /// `teller` is told the codes that a hosted project would send by mail; `site` is the address of
  /// the stack, known once it serves.
  public AuthService(
      Postgres postgres,
      ApiKeys keys,
      InstantSource clock,
      Consumer<String> teller,
      Supplier<URI> site) {
    this.users = new Users(postgres);
    this.sessions = new Sessions(users, Jwt.forSessions(keys), clock, site);
    this.accounts = new Accounts(users, sessions);
    this.flows = new Flows(users, sessions);
    this.mails = new AuthMails(users, sessions, flows, teller);
    this.admin = new Admin(users, accounts, mails, flows);
    var set = JsonNodeFactory.instance.objectNode();
    set.putArray("keys").add(SigningKey.of(keys.signingKey()).jwk());
    this.keySet = set;
  }

  /// Clients that name the version of 2024 get errors in its form, and are told so.
  @Override
  public Reply answer(Call call) throws HttpError, IOException, SQLException {
    var isDated = call.header(VERSION).filter(version -> version.compareTo(DATED) >= 0).isPresent();
    if (!isDated) {
      return route(call);
    }
    try {
      var reply = route(call);
      var headers = new TreeMap<>(reply.headers());
      headers.put(VERSION, DATED);
      return new Reply(reply.status(), headers, reply.body());
    } catch (HttpError e) {
      throw e.isAuth() ? e.authDated().with(Map.of(VERSION, DATED)) : e;
    }
  }

  private Reply route(Call call) throws HttpError, IOException, SQLException {
    return switch (call.method() + " " + call.path()) {
      case "POST /signup" -> accounts.signUp(call);
      case "POST /token" -> token(call);
      case "GET /user" -> Reply.json(200, users.require(sessions.current(call)).toString());
      case "PUT /user" -> accounts.change(call);
      case "POST /logout" -> sessions.end(call);
      case "POST /recover" -> mails.recover(call);
      case "POST /otp", "POST /magiclink" -> mails.oneTimeCode(call);
      case "POST /resend" -> mails.again(call);
      case "POST /verify" -> mails.verify(call);
      case "GET /verify" -> mails.follow(call);
      case "GET /reauthenticate" -> reauthenticate(call);
      case "POST /invite" -> admin.answer(call, List.of("invite"));
      case "GET /settings" -> Reply.json(200, SETTINGS);
      case "GET /health" -> Reply.json(200, HEALTH);
      case "GET /.well-known/jwks.json" ->
          Reply.json(200, keySet.toString(), Map.of("Cache-Control", "public, max-age=600"));
      default -> other(call);
    };
  }

  private Reply other(Call call) throws HttpError, IOException, SQLException {
    var path = call.segments();
    return switch (path.getFirst()) {
      case "admin" -> admin.answer(call, path.subList(1, path.size()));
      case "authorize" ->
          throw HttpError.auth(
              400, "validation_failed", "Unsupported provider: provider is not enabled");
      case "factors" -> {
        sessions.current(call);
        throw HttpError.auth(422, "mfa_totp_enroll_not_enabled", "MFA enroll is disabled for TOTP");
      }
      case "sso" -> throw HttpError.auth(404, "saml_provider_disabled", "SAML 2.0 is disabled");
      case "user" -> {
        sessions.current(call);
        throw HttpError.auth(404, "manual_linking_disabled", "Manual linking is disabled");
      }
      default -> throw notHere(call);
    };
  }

  static HttpError notHere(Call call) {
    return HttpError.auth(404, "not_found", "the local stack does not have " + call.path());
  }

  private Reply token(Call call) throws HttpError, IOException, SQLException {
    return switch (call.parameter("grant_type").orElse("")) {
      case "password" -> accounts.signIn(call);
      case "refresh_token" -> sessions.refresh(call);
      case "pkce" -> flows.exchange(call);
      case "web3" ->
          throw HttpError.auth(422, "web3_provider_disabled", "Web3 provider is disabled");
      case "id_token" -> throw HttpError.auth(400, "provider_disabled", "Provider is not enabled");
      default -> throw HttpError.auth(400, "validation_failed", "unsupported_grant_type");
    };
  }

  private Reply reauthenticate(Call call) throws HttpError, SQLException {
    var id = sessions.current(call);
    var address = users.require(id).path("email").asText();
    if (address.isEmpty()) {
      throw HttpError.auth(
          422,
          "validation_failed",
          "Reauthentication requires the user to have an email or a phone number");
    }
    var letter = mails.write(id, "reauthentication", AuthMails.plain());
    mails.tell(call, address, "reauthentication", letter);
    return Reply.json(200, "{}");
  }

  /// The user with that address and password, made when there is none yet. An older password is
  /// replaced, and the sessions that it opened end.
  public UUID ensureUser(String address, String password) throws SQLException, HttpError {
    return users.ensure(address, password);
  }

  /// A session for a known user, whose password nobody was asked for.
  public Reply sessionWithoutPassword(String address, Device device)
      throws SQLException, HttpError {
    var id = users.idOf(Users.normal(address));
    return Sessions.reply(
        sessions.open(
            id.orElseThrow(() -> HttpError.auth(404, "user_not_found", "User not found")),
            device,
            "otp"));
  }

  private static final String SETTINGS =
      """
      {"external":{"anonymous_users":true,"apple":false,"azure":false,"bitbucket":false,"discord":false,\
      "facebook":false,"figma":false,"fly":false,"github":false,"gitlab":false,"google":false,\
      "kakao":false,"keycloak":false,"linkedin":false,"linkedin_oidc":false,"notion":false,\
      "slack":false,"slack_oidc":false,"snapchat":false,"spotify":false,"twitch":false,"twitter":false,\
      "workos":false,"x":false,"zoom":false,"email":true,"phone":false},"disable_signup":false,"mailer_autoconfirm":true,\
      "phone_autoconfirm":false,"sms_provider":"","saml_enabled":false,"passkeys_enabled":false}\
      """;

  private static final String HEALTH =
      """
      {"version":"v2.180.0","name":"GoTrue","description":"GoTrue is a user registration and authentication API"}\
      """;
}
