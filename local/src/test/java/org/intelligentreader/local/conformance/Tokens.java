package org.intelligentreader.local.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.local.http.ApiKeys;
import org.intelligentreader.local.http.Jwt;

/// The callers that the recorded cases name, as `Authorization` headers.
record Tokens(ApiKeys keys) {
  static final String USER_1 = "11111111-1111-1111-1111-111111111111";
  static final String USER_2 = "22222222-2222-2222-2222-222222222222";
  private static final long FAR = 4_102_444_800L;

  Optional<String> authorization(String who) {
    return switch (who) {
      case "none", "anon-nojwt" -> Optional.empty();
      case "opaque" -> Optional.of("Bearer sb_secret_0123456789");
      case "garbage" -> Optional.of("Bearer aaa.bbb.ccc");
      case "empty" -> Optional.of("Bearer ");
      case "basic" -> Optional.of("Basic YTpi");
      case "lowercase" -> Optional.of("bearer " + sign(claims("service_role")));
      case "badsig" ->
          Optional.of("Bearer " + new Jwt("x".repeat(40)).sign(claims("service_role")));
      case "algnone" -> Optional.of("Bearer " + unsigned(claims("service_role")));
      default -> Optional.of("Bearer " + sign(claims(who)));
    };
  }

  private static Map<String, Object> claims(String who) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("exp", FAR);
    switch (who) {
      case "user1", "user2" -> {
        claims.put("role", "authenticated");
        claims.put("sub", who.equals("user1") ? USER_1 : USER_2);
      }
      case "expired" -> {
        claims.put("role", "service_role");
        claims.put("exp", 1_600_000_000L);
      }
      case "aud" -> {
        claims.put("role", "service_role");
        claims.put("aud", "somebody");
      }
      case "nbf", "iat" -> {
        claims.put("role", "service_role");
        claims.put(who, Instant.now().getEpochSecond() + 3600);
      }
      case "norole" -> claims.put("role", "no_such_role");
      case "roleless" -> claims.put("sub", USER_1);
      default -> claims.put("role", who);
    }
    return claims;
  }

  private static String unsigned(Map<String, Object> claims) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var body = new ObjectMapper().valueToTree(claims).toString();
    return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(body.getBytes(StandardCharsets.UTF_8))
        + ".";
  }

  private String sign(Map<String, Object> claims) {
    return new Jwt(keys.jwtSecret()).sign(claims);
  }
}
