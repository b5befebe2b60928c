package org.intelligentreader.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// JSON Web Tokens, signed with HS256 or, where there is a pair of keys, with ES256. Source: RFC
/// 7519, RFC 7515.
public final class Jwt {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SKEW_SECONDS = 30;

  private final byte[] secret;
  private final Optional<SigningKey> pair;

  public Jwt(String secret) {
    this(secret, Optional.empty());
  }

  private Jwt(String secret, Optional<SigningKey> pair) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.pair = pair;
  }

  /// For the tokens of sessions: they are signed with the pair, and those that the secret signed
  /// are good as well.
  public static Jwt forSessions(ApiKeys keys) {
    return new Jwt(keys.jwtSecret(), Optional.of(SigningKey.of(keys.signingKey())));
  }

  /// For the tokens of signed URLs. They are signed with a separate key, so that they are good for
  /// nothing else, and no session is good for them.
  public static Jwt forSignedUrls(String secret) {
    return new Jwt(HexFormat.of().formatHex(new Jwt(secret).mac("signed urls")));
  }

  public String sign(Map<String, ?> claims) {
    try {
      var head = encode(head().getBytes(StandardCharsets.UTF_8));
      var body = head + "." + encode(JSON.writeValueAsBytes(new TreeMap<>(claims)));
      return body + "." + encode(pair.isPresent() ? pair.get().sign(body) : mac(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("claims are plain values", e);
    }
  }

  private String head() {
    return pair.map(key -> "{\"alg\":\"ES256\",\"kid\":\"" + key.id() + "\",\"typ\":\"JWT\"}")
        .orElse("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
  }

  /// The claims of a token whose signature and times are right at `now` (seconds since 1970). A
  /// token without a role acts as `anon`.
  public JsonNode verify(String token, long now) throws HttpError {
    if (token.isEmpty()) {
      throw undecodable("Empty JWT is sent in Authorization header", "");
    }
    var parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw undecodable("Expected 3 parts in JWT; got " + parts.length, "");
    }
    try {
      verifySignature(parts);
      if (!(JSON.readTree(Base64.getUrlDecoder().decode(parts[1])) instanceof ObjectNode claims)) {
        throw refused("PGRST303", "Parsing claims failed", "");
      }
      verifyTimes(claims, now);
      return claims.has("role") ? claims : claims.put("role", "anon");
    } catch (IOException | IllegalArgumentException e) {
      throw undecodable("JWT couldn't be decoded", "");
    }
  }

  private void verifySignature(String[] parts) throws IOException, HttpError {
    var algorithm = JSON.readTree(Base64.getUrlDecoder().decode(parts[0])).path("alg").asText();
    if (algorithm.equals("none")) {
      throw undecodable(
          "Wrong or unsupported encoding algorithm",
          "JWT is unsecured but expected 'alg' was not 'none'");
    }
    var signature = Base64.getUrlDecoder().decode(parts[2]);
    if (!isSigned(algorithm, parts[0] + "." + parts[1], signature)) {
      throw undecodable(
          "No suitable key or wrong key type", "None of the keys was able to decode the JWT");
    }
  }

  private boolean isSigned(String algorithm, String text, byte[] signature) {
    return switch (algorithm) {
      case "HS256" -> MessageDigest.isEqual(signature, mac(text));
      case "ES256" -> pair.filter(key -> key.verifies(text, signature)).isPresent();
      default -> false;
    };
  }

  private static void verifyTimes(JsonNode claims, long now) throws HttpError {
    if (claims.has("exp") && claims.path("exp").asLong() < now - SKEW_SECONDS) {
      throw refused("PGRST303", "JWT expired", "");
    }
    if (claims.has("nbf") && claims.path("nbf").asLong() > now + SKEW_SECONDS) {
      throw refused("PGRST303", "JWT not yet valid", "");
    }
    if (claims.has("iat") && claims.path("iat").asLong() > now + SKEW_SECONDS) {
      throw refused("PGRST303", "JWT issued at future", "");
    }
  }

  private static HttpError undecodable(String message, String details) {
    return refused("PGRST301", message, details);
  }

  /// Source: RFC 6750, 3.
  private static HttpError refused(String code, String message, String details) {
    var scheme = "Bearer error=\"invalid_token\", error_description=\"" + message + "\"";
    return HttpError.rest(401, code, message, details).with(Map.of("WWW-Authenticate", scheme));
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
