package org.intelligentreader.local.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.intelligentreader.local.http.HttpError;

/// Somebody to be added, whole: an application's triggers on `auth.users` see everything in the
/// first row. What is empty is unknown; `hash` is that of a password.
record NewUser(
    String id,
    String email,
    String password,
    String hash,
    boolean confirmed,
    boolean invited,
    JsonNode userData,
    JsonNode appData) {
  private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  static NewUser anonymous() {
    return new NewUser("", "", "", "", false, false, NOTHING, NOTHING);
  }

  static NewUser of(String email) {
    return new NewUser("", email, "", "", false, false, NOTHING, NOTHING);
  }

  NewUser withId(String given) {
    return new NewUser(given, email, password, hash, confirmed, invited, userData, appData);
  }

  NewUser withPassword(String given) {
    return new NewUser(id, email, given, hash, confirmed, invited, userData, appData);
  }

  NewUser withHash(String given) {
    return new NewUser(id, email, password, given, confirmed, invited, userData, appData);
  }

  NewUser asConfirmed() {
    return new NewUser(id, email, password, hash, true, invited, userData, appData);
  }

  NewUser asInvited() {
    return new NewUser(id, email, password, hash, confirmed, true, userData, appData);
  }

  /// With the object that a body names `name`, if it does.
  NewUser withData(JsonNode body, String name) throws HttpError {
    return body.hasNonNull(name)
        ? new NewUser(
            id, email, password, hash, confirmed, invited, Credentials.object(body, name), appData)
        : this;
  }

  NewUser withAppData(JsonNode data) {
    return new NewUser(id, email, password, hash, confirmed, invited, userData, data);
  }

  /// How the user signs in, and what is known besides.
  String appMetadata() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    if (!email.isEmpty()) {
      data.put("provider", "email").putArray("providers").add("email");
    }
    if (appData instanceof ObjectNode more) {
      data.setAll(more);
    }
    return data.toString();
  }
}
