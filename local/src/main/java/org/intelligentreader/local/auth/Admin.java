package org.intelligentreader.local.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// `/admin/…` and `/invite`: what the secret key may do with all users.
final class Admin {
  private static final long PAGE = 50;
  private static final long LARGEST_PAGE = 1000;

  private final Users users;
  private final Accounts accounts;
  private final AuthMails mails;
  private final Flows flows;

  Admin(Users users, Accounts accounts, AuthMails mails, Flows flows) {
    this.users = users;
    this.accounts = accounts;
    this.mails = mails;
    this.flows = flows;
  }

  Reply answer(Call call, List<String> path) throws HttpError, IOException, SQLException {
    if (!call.role().equals("service_role")) {
      throw call.header("Authorization").isEmpty() && call.header("apikey").isEmpty()
          ? HttpError.auth(401, "no_authorization", "This endpoint requires a valid Bearer token")
          : HttpError.auth(403, "not_admin", "User not allowed");
    }
    var id = path.size() == 2 && path.getFirst().equals("users") ? path.getLast() : "";
    var verb = call.method() + " " + (id.isEmpty() ? String.join("/", path) : "users/id");
    return switch (verb) {
      case "GET users" -> list(call);
      case "POST users" -> create(call.json());
      case "GET users/id" -> shown(Credentials.id(id));
      case "PUT users/id" -> change(Credentials.id(id), call.json());
      case "DELETE users/id" -> delete(Credentials.id(id));
      case "POST generate_link" -> link(call, call.json());
      case "POST invite" -> invite(call, call.json());
      case "GET audit" -> Reply.json(200, "[]");
      default -> throw AuthService.notHere(call);
    };
  }

  private Reply shown(String id) throws HttpError, SQLException {
    return Reply.json(200, users.require(id).toString());
  }

  private Reply list(Call call) throws HttpError, SQLException {
    var number = Math.max(1, number(call, "page", 1));
    var size = Math.clamp(number(call, "per_page", PAGE), 1, LARGEST_PAGE);
    var total = users.count();
    var last = Math.max(1, (total + size - 1) / size);
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set("users", users.page(number, size));
    answer.put("aud", "authenticated");
    var base = "</admin/users?page=%d&per_page=" + size + ">; rel=\"%s\"";
    var next = number < last ? base.formatted(number + 1, "next") + ", " : "";
    return Reply.json(
        200,
        answer.toString(),
        Map.of(
            "X-Total-Count", String.valueOf(total), "Link", next + base.formatted(last, "last")));
  }

  private static long number(Call call, String name, long otherwise) throws HttpError {
    var text = call.parameter(name).filter(value -> !value.isEmpty());
    if (text.filter(value -> !value.matches("\\d{1,9}")).isPresent()) {
      throw HttpError.auth(400, "validation_failed", "Bad Pagination Parameters: " + name);
    }
    return text.map(Long::parseLong).orElse(otherwise);
  }

  private Reply create(JsonNode body) throws HttpError, SQLException {
    if (!body.hasNonNull("email")) {
      throw HttpError.auth(
          400, "validation_failed", "Cannot create a user without either an email or phone");
    }
    var email = Credentials.email(body);
    if (users.idOf(email).isPresent()) {
      throw exists();
    }
    var id = users.create(made(email, body)).orElseThrow(Admin::exists);
    var known =
        List.of(
            "email",
            "id",
            "password",
            "password_hash",
            "email_confirm",
            "user_metadata",
            "app_metadata");
    return change(id, without(body, known));
  }

  private static NewUser made(String email, JsonNode body) throws HttpError {
    var user = NewUser.of(email).withData(body, "user_metadata");
    if (body.hasNonNull("id")) {
      user = user.withId(Credentials.id(body.path("id").asText()));
    }
    if (body.hasNonNull("password")) {
      user = user.withPassword(Credentials.password(body));
    } else if (body.hasNonNull("password_hash")) {
      user = user.withHash(body.path("password_hash").asText());
    }
    if (body.hasNonNull("app_metadata")) {
      user = user.withAppData(Credentials.object(body, "app_metadata"));
    }
    return body.path("email_confirm").asBoolean() ? user.asConfirmed() : user;
  }

  private static HttpError exists() {
    return HttpError.auth(
        422, "email_exists", "A user with this email address has already been registered");
  }

  private static JsonNode without(JsonNode body, List<String> names) {
    var rest = body.deepCopy();
    if (rest instanceof ObjectNode object) {
      object.remove(names);
    }
    return rest;
  }

  private Reply change(String id, JsonNode body) throws HttpError, SQLException {
    users.require(id);
    if (body.hasNonNull("email")) {
      accounts.newAddress(id, Credentials.email(body));
    }
    if (body.hasNonNull("password")) {
      accounts.setPassword(id, Credentials.password(body));
    } else if (body.hasNonNull("password_hash")) {
      users.set(id, "encrypted_password = ?", body.path("password_hash").asText());
    }
    if (body.path("email_confirm").asBoolean()) {
      users.set(id, "email_confirmed_at = coalesce(email_confirmed_at, now())");
    }
    if (body.hasNonNull("role")) {
      users.set(id, "role = ?", body.path("role").asText());
    }
    if (body.hasNonNull("user_metadata")) {
      accounts.merge(id, "raw_user_meta_data", Credentials.object(body, "user_metadata"));
    }
    if (body.hasNonNull("app_metadata")) {
      accounts.merge(id, "raw_app_meta_data", Credentials.object(body, "app_metadata"));
    }
    if (body.hasNonNull("ban_duration")) {
      ban(id, body.path("ban_duration").asText());
    }
    return shown(id);
  }

  private void ban(String id, String duration) throws HttpError, SQLException {
    if (duration.equals("none")) {
      users.set(id, "banned_until = null");
    } else if (duration.matches("(\\d{1,7}(\\.\\d{1,3})?[hms])++")) {
      var interval =
          duration
              .replaceAll("h", " hours ")
              .replaceAll("m(?!o)", " minutes ")
              .replaceAll("(?<=\\d)s", " seconds ");
      users.set(id, "banned_until = now() + ?::interval", interval);
    } else {
      throw HttpError.auth(
          400, "validation_failed", "invalid format for ban duration: " + duration);
    }
  }

  private Reply delete(String id) throws HttpError, SQLException {
    users.require(id);
    users.find("delete from auth.users where id = ?::uuid returning id::text", id);
    return Reply.json(200, "{}");
  }

  private Reply invite(Call call, JsonNode body) throws HttpError, SQLException {
    var email = Credentials.email(body);
    var id = invited(email, body);
    mails.tell(call, email, "invite", mails.write(id, "invite", AuthMails.plain()));
    return shown(id);
  }

  private String invited(String email, JsonNode body) throws HttpError, SQLException {
    if (users.idOf(email).isPresent()) {
      throw exists();
    }
    return users
        .create(NewUser.of(email).asInvited().withData(body, "data"))
        .orElseThrow(Admin::exists);
  }

  /// The link itself, for a program that sends its own mail.
  private Reply link(Call call, JsonNode body) throws HttpError, SQLException {
    var kind = body.path("type").asText("");
    var email = Credentials.email(body);
    var id = linked(kind, email, body);
    var data = flows.challenge(body);
    if (kind.startsWith("email_change")) {
      var wished = JsonNodeFactory.instance.objectNode().set("email", body.path("new_email"));
      data.put("email", Credentials.email(wished));
      users.set(id, "email_change = ?", data.path("email").asText());
    }
    var stored = kind.startsWith("email_change") ? "email_change" : kind;
    var letter = mails.write(id, stored, data);
    var redirect =
        Optional.ofNullable(body.path("redirect_to").textValue()).or(() -> parameter(call));
    if (!(users.require(id) instanceof ObjectNode answer)) {
      throw exists();
    }
    answer
        .put("action_link", letter.link(call, stored, redirect))
        .put("email_otp", letter.code())
        .put("hashed_token", letter.hash())
        .put("verification_type", kind)
        .put("redirect_to", redirect.orElse(""));
    return Reply.json(200, answer.toString());
  }

  private static Optional<String> parameter(Call call) {
    try {
      return call.parameter("redirect_to");
    } catch (HttpError e) {
      return Optional.empty();
    }
  }

  private String linked(String kind, String email, JsonNode body) throws HttpError, SQLException {
    return switch (kind) {
      case "signup" -> {
        var password = Credentials.password(body);
        var id = invited(email, body);
        accounts.setPassword(id, password);
        yield id;
      }
      case "invite" -> invited(email, body);
      case "magiclink" -> {
        var known = users.idOf(email);
        yield known.isPresent() ? known.get() : invited(email, body);
      }
      case "recovery", "email_change_current", "email_change_new" ->
          users
              .idOf(email)
              .orElseThrow(
                  () -> HttpError.auth(404, "user_not_found", "User with this email not found"));
      default ->
          throw HttpError.auth(
              400, "validation_failed", "Invalid email action link type requested: " + kind);
    };
  }
}
