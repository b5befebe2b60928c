package org.intelligentreader.local.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// What people do with their own account: sign up, sign in, change it. New addresses are taken
/// without being confirmed.
final class Accounts {
  private final Users users;
  private final Sessions sessions;

  Accounts(Users users, Sessions sessions) {
    this.users = users;
    this.sessions = sessions;
  }

  Reply signUp(Call call) throws HttpError, IOException, SQLException {
    var body = call.json();
    if (body.path("email").asText("").isEmpty() && body.path("phone").asText("").isEmpty()) {
      return begin(create(NewUser.anonymous().withData(body, "data")), "anonymous");
    }
    if (body.path("email").asText("").isEmpty()) {
      throw HttpError.auth(400, "phone_provider_disabled", "Phone signups are disabled");
    }
    var email = Credentials.email(body);
    var password = Credentials.password(body);
    if (users.idOf(email).isPresent()) {
      throw exists();
    }
    return begin(
        create(NewUser.of(email).withPassword(password).asConfirmed().withData(body, "data")),
        "password");
  }

  private String create(NewUser user) throws HttpError, SQLException {
    return users.create(user).orElseThrow(Accounts::exists);
  }

  private static HttpError exists() {
    return HttpError.auth(422, "user_already_exists", "User already registered");
  }

  private Reply begin(String id, String method) throws HttpError, SQLException {
    return Sessions.reply(sessions.open(id, Device.THIS_MACHINE, method));
  }

  Reply signIn(Call call) throws HttpError, IOException, SQLException {
    var body = call.json();
    if (body.path("email").asText("").isEmpty()) {
      throw body.hasNonNull("phone")
          ? HttpError.auth(400, "phone_provider_disabled", "Phone logins are disabled")
          : HttpError.auth(400, "validation_failed", "missing email or phone");
    }
    var id =
        users.find(
            "select id::text from auth.users where lower(email) = ? and encrypted_password = extensions.crypt(?, encrypted_password)"
                + " order by email = lower(email) desc limit 1",
            Users.normal(body.path("email").asText("")),
            body.path("password").asText(""));
    if (id.isEmpty()) {
      throw HttpError.auth(400, "invalid_credentials", "Invalid login credentials");
    }
    if (users.require(id.get()).path("email_confirmed_at").isMissingNode()) {
      throw HttpError.auth(400, "email_not_confirmed", "Email not confirmed");
    }
    return Sessions.reply(sessions.open(id.get(), Device.THIS_MACHINE, "password"));
  }

  /// `PUT /user`. A new password ends the other sessions.
  Reply change(Call call) throws HttpError, IOException, SQLException {
    var id = sessions.current(call);
    var body = call.json();
    if (body.hasNonNull("phone") && !body.path("phone").asText().isEmpty()) {
      throw HttpError.auth(400, "phone_provider_disabled", "Unsupported phone provider");
    }
    if (body.hasNonNull("password")) {
      newPassword(id, body);
      users.find(
          "delete from auth.sessions where user_id = ?::uuid and id::text <> ? returning id::text",
          id,
          call.claims().path("session_id").asText(""));
    }
    if (body.hasNonNull("email")) {
      newAddress(id, Credentials.email(body));
    }
    if (body.hasNonNull("data")) {
      merge(id, "raw_user_meta_data", Credentials.object(body, "data"));
    }
    return Reply.json(200, users.require(id).toString());
  }

  private void newPassword(String id, JsonNode body) throws HttpError, SQLException {
    var password = Credentials.password(body);
    var same =
        users.find(
            "select id::text from auth.users where id = ?::uuid and encrypted_password = extensions.crypt(?, encrypted_password)",
            id,
            password);
    if (same.isPresent()) {
      throw HttpError.auth(
          422, "same_password", "New password should be different from the old password.");
    }
    setPassword(id, password);
  }

  void setPassword(String id, String password) throws SQLException {
    users.set(id, "encrypted_password = extensions.crypt(?, extensions.gen_salt('bf'))", password);
  }

  /// Anyone who was anonymous is so no longer.
  void newAddress(String id, String email) throws HttpError, SQLException {
    var owner = users.idOf(email);
    if (owner.isPresent() && !owner.get().equals(id)) {
      throw HttpError.auth(
          422, "email_exists", "A user with this email address has already been registered");
    }
    users.set(
        id,
        "email = ?, is_anonymous = false, email_confirmed_at = coalesce(email_confirmed_at, now())",
        email);
  }

  /// New values beside those that are there; null takes one away.
  void merge(String id, String column, JsonNode values) throws SQLException {
    users.set(id, column + " = jsonb_strip_nulls(" + column + " || ?::jsonb)", values.toString());
  }
}
