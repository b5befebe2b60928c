package org.intelligentreader.local.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// Sign-in in two steps: who began it proves so when the code is exchanged. Source: RFC 7636.
final class Flows {
  private static final String KIND = "flow";

  private final Users users;
  private final Sessions sessions;

  Flows(Users users, Sessions sessions) {
    this.users = users;
    this.sessions = sessions;
  }

  /// The challenge in a body, if there is one, to be kept with a letter.
  ObjectNode challenge(JsonNode body) throws HttpError {
    var data = JsonNodeFactory.instance.objectNode();
    var challenge = body.path("code_challenge").asText("");
    var method = body.path("code_challenge_method").asText("").toLowerCase(Locale.ROOT);
    if (challenge.isEmpty() || body.path("code_challenge").isNull()) {
      return data;
    }
    if (!method.matches("s256|plain") || !challenge.matches("[A-Za-z0-9._~-]{43,128}")) {
      throw HttpError.auth(
          400,
          "validation_failed",
          "code challenge has to be between 43 and 128 characters, and its method s256 or plain");
    }
    return data.put("challenge", challenge).put("method", method);
  }

  /// A code for who keeps the verifier.
  String begin(String id, JsonNode data) throws SQLException {
    return users
        .find(
            "insert into auth.one_time_tokens (token_hash, user_id, kind, code, data) values (?, ?::uuid, ?, '', ?::jsonb) returning token_hash",
            UUID.randomUUID().toString(),
            id,
            KIND,
            data.toString())
        .orElseThrow();
  }

  /// `POST /token?grant_type=pkce`.
  Reply exchange(Call call) throws HttpError, IOException, SQLException {
    var body = call.json();
    var code = body.path("auth_code").asText("");
    var verifier = body.path("code_verifier").asText("");
    if (code.isEmpty() || verifier.isEmpty()) {
      throw HttpError.auth(
          400,
          "validation_failed",
          "invalid request: both auth code and code verifier should be non-empty");
    }
    var flow =
        Users.json(
            users
                .find(
                    "select json_build_object('user', user_id, 'data', data)::text from auth.one_time_tokens"
                        + " where token_hash = ? and kind = ? and created_at > now() - interval '5 minutes'",
                    code,
                    KIND)
                .orElseThrow(() ->
                    HttpError.auth(
                        404,
                        "flow_state_not_found",
                        "invalid flow state, no valid flow state found")));
    var data = flow.path("data");
    var proof = data.path("method").asText().equals("plain") ? verifier : hashed(verifier);
    if (!proof.equals(data.path("challenge").asText())) {
      throw HttpError.auth(
          400, "bad_code_verifier", "code challenge does not match previously saved code verifier");
    }
    users.find("delete from auth.one_time_tokens where token_hash = ? returning kind", code);
    return Sessions.reply(sessions.open(flow.path("user").asText(), Device.THIS_MACHINE, "otp"));
  }

  private static String hashed(String verifier) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
