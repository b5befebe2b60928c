package org.intelligentreader.local.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.HttpError;

/// What an address, a password and an id have to be like.
final class Credentials {
  static final int SHORTEST_PASSWORD = 6;

  /// bcrypt looks at no more.
  private static final int LONGEST_PASSWORD = 72;

  private static final int LONGEST_ADDRESS = 255;

  /// Source: WHATWG HTML, "valid e-mail address", with a host of at least two labels.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

  private Credentials() {}

  /// The address in a body, in lower case.
  static String email(JsonNode body) throws HttpError {
    var email = Users.normal(body.path("email").asText(""));
    if (email.length() > LONGEST_ADDRESS || !ADDRESS.matcher(email).matches()) {
      throw HttpError.auth(
          400, "validation_failed", "Unable to validate email address: invalid format");
    }
    return email;
  }

  static String password(JsonNode body) throws HttpError {
    var password = body.path("password").asText("");
    if (password.isEmpty()) {
      throw HttpError.auth(400, "validation_failed", "Signup requires a valid password");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
      throw HttpError.auth(
          400, "validation_failed", "Password cannot be longer than 72 characters");
    }
    if (password.length() < SHORTEST_PASSWORD) {
      throw HttpError.auth(422, "weak_password", "Password should be at least 6 characters.")
          .weak("length");
    }
    return password;
  }

  static String id(String text) throws HttpError {
    try {
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException e) {
      throw HttpError.auth(404, "validation_failed", "user_id must be an UUID");
    }
  }

  /// The object that a body sets something to.
  static JsonNode object(JsonNode body, String name) throws HttpError {
    var object = body.path(name);
    if (!object.isObject()) {
      throw HttpError.auth(400, "validation_failed", name + " must be an object");
    }
    return object;
  }
}
