package org.intelligentreader.local.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// Codes and links that a hosted project would send by mail. Here the person at the machine is
/// told, and what was told is good once.
final class AuthMails {
  private static final int CODES = 1_000_000;
  private static final String FRESH = "created_at > now() - interval '1 hour'";

  private final Users users;
  private final Sessions sessions;
  private final Flows flows;
  private final Consumer<String> teller;
  private final SecureRandom random = new SecureRandom();

  AuthMails(Users users, Sessions sessions, Flows flows, Consumer<String> teller) {
    this.users = users;
    this.sessions = sessions;
    this.flows = flows;
    this.teller = teller;
  }

  /// A code and the name of a link for it.
  record Letter(String code, String hash) {
    String link(Call call, String kind, Optional<String> redirect) {
      var host = call.header("Host").orElse("127.0.0.1");
      return "http://"
          + host
          + "/auth/v1/verify?token="
          + hash
          + "&type="
          + kind
          + redirect
              .map(to -> "&redirect_to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
              .orElse("");
    }
  }

  /// `POST /recover`. Whether there is such a user is not said.
  Reply recover(Call call) throws HttpError, IOException, SQLException {
    var body = call.json();
    var email = Credentials.email(body);
    var id = users.idOf(email);
    if (id.isPresent()) {
      tell(call, email, "recovery", write(id.get(), "recovery", flows.challenge(body)));
    }
    return Reply.json(200, "{}");
  }

  /// `POST /otp`: somebody new is made, unless `create_user` is false.
  Reply oneTimeCode(Call call) throws HttpError, IOException, SQLException {
    var body = call.json();
    if (body.hasNonNull("phone") && !body.hasNonNull("email")) {
      throw HttpError.auth(400, "phone_provider_disabled", "Unsupported phone provider");
    }
    var email = Credentials.email(body);
    var id = users.idOf(email);
    if (id.isEmpty() && body.has("create_user") && !body.path("create_user").asBoolean()) {
      throw HttpError.auth(422, "otp_disabled", "Signups not allowed for otp");
    }
    if (id.isEmpty()) {
      id = users.create(NewUser.of(email).withData(body, "data"));
    }
    if (id.isPresent()) {
      tell(call, email, "magiclink", write(id.get(), "magiclink", flows.challenge(body)));
    }
    return Reply.json(200, "{}");
  }

  /// `POST /resend`, for those who have not confirmed yet.
  Reply again(Call call) throws HttpError, IOException, SQLException {
    var body = call.json();
    var kind = body.path("type").asText("");
    if (!kind.matches("signup|email_change")) {
      throw HttpError.auth(
          400,
          "validation_failed",
          "Missing one of these types: signup, email_change, sms, phone_change");
    }
    var email = Credentials.email(body);
    var id = users.idOf(email);
    if (id.isPresent() && users.require(id.get()).path("email_confirmed_at").isNull()) {
      tell(call, email, kind, write(id.get(), kind, flows.challenge(body)));
    }
    return Reply.json(200, "{}");
  }

  /// Notes a new letter of a kind; an older one of it is good for nothing any more.
  Letter write(String id, String kind, JsonNode data) throws SQLException {
    var code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
    var bytes = new byte[28];
    random.nextBytes(bytes);
    var hash = (data.has("challenge") ? "pkce_" : "") + HexFormat.of().formatHex(bytes);
    users.find(
        "delete from auth.one_time_tokens where user_id = ?::uuid and kind = ? returning kind",
        id,
        kind);
    users.find(
        "insert into auth.one_time_tokens (token_hash, user_id, kind, code, data) values (?, ?::uuid, ?, ?, ?::jsonb) returning kind",
        hash,
        id,
        kind,
        code,
        data.toString());
    return new Letter(code, hash);
  }

  void tell(Call call, String email, String kind, Letter letter) throws HttpError {
    teller.accept(
        "No mail is sent from here. To "
            + email
            + " ("
            + kind
            + "): the code is "
            + letter.code()
            + ", the link "
            + letter.link(call, kind, call.parameter("redirect_to")));
  }

  /// `POST /verify` with a code and its address, or with the name of a link.
  Reply verify(Call call) throws HttpError, IOException, SQLException {
    var body = call.json();
    var type = body.path("type").asText("");
    if (type.isEmpty()) {
      throw HttpError.auth(400, "validation_failed", "Verify requires a verification type");
    }
    var hash = body.path("token_hash").asText("");
    if (hash.isEmpty() && body.hasNonNull("phone")) {
      throw byPhone(body.path("phone").asText());
    }
    var used =
        hash.isEmpty()
            ? use(type, Credentials.email(body), body.path("token").asText(""))
            : use(type, hash);
    return Sessions.reply(open(used));
  }

  /// Nobody has a telephone here: a code for one is never good.
  private static HttpError byPhone(String phone) {
    return phone.matches("\\+?[1-9][0-9]{1,14}")
        ? HttpError.auth(403, "otp_expired", "Token has expired or is invalid")
        : HttpError.auth(400, "validation_failed", "Invalid phone number format (E.164 required)");
  }

  /// `GET /verify`: the link itself leads to the page with a session or a code for one.
  Reply follow(Call call) throws HttpError, SQLException {
    var target = call.parameter("redirect_to").orElse("/");
    try {
      var used = use(call.parameter("type").orElse(""), call.parameter("token").orElse(""));
      if (used.path("data").has("challenge")) {
        confirm(used);
        var code = flows.begin(used.path("user").asText(), used.path("data"));
        return Reply.empty(
            303, Map.of("Location", target + (target.contains("?") ? "&" : "?") + "code=" + code));
      }
      return Reply.empty(
          303, Map.of("Location", target + "#" + fragment(open(used), used.path("kind").asText())));
    } catch (HttpError e) {
      return Reply.empty(
          303,
          Map.of(
              "Location",
              target
                  + "#error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid+or+has+expired"));
    }
  }

  private static String fragment(ObjectNode session, String kind) {
    var text = new StringBuilder();
    for (var name :
        new String[] {"access_token", "expires_at", "expires_in", "refresh_token", "token_type"}) {
      text.append(name).append('=').append(session.path(name).asText()).append('&');
    }
    return text.append("type=").append(kind).toString();
  }

  private ObjectNode open(JsonNode used) throws HttpError, SQLException {
    confirm(used);
    return sessions.open(used.path("user").asText(), Device.THIS_MACHINE, "otp");
  }

  private void confirm(JsonNode used) throws SQLException {
    var id = used.path("user").asText();
    users.set(id, "email_confirmed_at = coalesce(email_confirmed_at, now())");
    if (used.path("kind").asText().equals("email_change")) {
      users.set(
          id,
          "email = ?, email_change = '', is_anonymous = false",
          used.path("data").path("email").asText());
    }
  }

  private JsonNode use(String type, String email, String code) throws HttpError, SQLException {
    return used(
        users.find(
            "delete from auth.one_time_tokens where code = ? and kind = any (string_to_array(?, ' ')) and "
                + FRESH
                + " and user_id in (select id from auth.users where lower(email) = ? or data ->> 'email' = ?)"
                + " returning json_build_object('user', user_id, 'kind', kind, 'data', data)::text",
            code,
            kinds(type),
            email,
            email));
  }

  private JsonNode use(String type, String hash) throws HttpError, SQLException {
    return used(
        users.find(
            "delete from auth.one_time_tokens where token_hash = ? and kind = any (string_to_array(?, ' ')) and "
                + FRESH
                + " returning json_build_object('user', user_id, 'kind', kind, 'data', data)::text",
            hash,
            kinds(type)));
  }

  /// One code confirms an address, one signs in who has forgotten the password or has none; `email`
  /// is the newer name of both. New users get a magic link that confirms.
  private static String kinds(String type) {
    return switch (type) {
      case "email" -> "signup invite magiclink recovery";
      case "signup" -> "signup invite magiclink";
      case "invite" -> "invite signup";
      case "magiclink" -> "magiclink recovery signup";
      case "recovery" -> "recovery magiclink";
      default -> type;
    };
  }

  private static JsonNode used(Optional<String> row) throws HttpError {
    return Users.json(
        row.orElseThrow(
            () -> HttpError.auth(403, "otp_expired", "Token has expired or is invalid")));
  }

  /// Nothing that a letter needs to know.
  static ObjectNode plain() {
    return JsonNodeFactory.instance.objectNode();
  }
}
