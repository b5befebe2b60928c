package org.intelligentreader.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// JSON Web Tokens signed with HS256. Source: RFC 7519, RFC 7515.
public final class Jwt {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final byte[] secret;

  public Jwt(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  public String sign(Map<String, ?> claims) {
    try {
      var head = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
      var body = head + "." + encode(JSON.writeValueAsBytes(new TreeMap<>(claims)));
      return body + "." + encode(mac(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("claims are plain values", e);
    }
  }

  /// The claims of a token whose signature and times are right at `now` (seconds since 1970).
  public JsonNode verify(String token, long now) throws HttpError {
    var parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw HttpError.rest(401, "PGRST301", "Expected 3 parts in JWT; got " + parts.length);
    }
    try {
      var claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      var algorithm = JSON.readTree(Base64.getUrlDecoder().decode(parts[0])).path("alg").asText();
      var signature = Base64.getUrlDecoder().decode(parts[2]);
      if (!algorithm.equals("HS256")
          || !MessageDigest.isEqual(signature, mac(parts[0] + "." + parts[1]))) {
        throw HttpError.rest(
            401,
            "PGRST301",
            "No suitable key or wrong key type",
            "None of the keys was able to decode the JWT");
      }
      if (claims.has("exp") && claims.path("exp").asLong() + 30 < now) {
        throw HttpError.rest(401, "PGRST303", "JWT expired");
      }
      return claims;
    } catch (IOException | IllegalArgumentException e) {
      throw HttpError.rest(401, "PGRST301", "JWT cannot be decoded");
    }
  }

  private byte[] mac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
