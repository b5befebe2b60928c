package org.intelligentreader.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Turns keys and tokens into the claims of who asks.
public final class Authentication implements Tokens {
  private final ApiKeys keys;
  private final Jwt jwt;
  private final InstantSource clock;

  public Authentication(ApiKeys keys, InstantSource clock) {
    this.keys = keys;
    this.jwt = Jwt.forSessions(keys);
    this.clock = clock;
  }

  /// Who asks. A hosted project's gateway refuses calls without an `apikey`; here they are
  /// anonymous, or who their token says.
  JsonNode claims(Request request, String path) throws HttpError {
    var parameter =
        new Call(request, path, JsonNodeFactory.instance.objectNode()).parameter("apikey");
    var apiKey = Optional.ofNullable(request.getHeaders().get("apikey")).or(() -> parameter);
    var authorization = Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION));
    var signed = isForEverybody(request.getMethod(), path);
    if (!path.startsWith("/storage/")) {
      return bearer(authorization, apiKey, path);
    }
    var isAsked = !signed && !request.getMethod().equals("OPTIONS");
    if (authorization.isEmpty() && isAsked && RequestGuard.isThisMachine(request)) {
      refuseKeyAlone(apiKey);
    }
    try {
      return bearer(authorization, apiKey);
    } catch (HttpError e) {
      throw storageError(e, request.getMethod(), path);
    }
  }

  /// No key says nothing to Storage, nor does a legacy one by itself; the newer ones are turned
  /// into a token on their way.
  private static void refuseKeyAlone(Optional<String> apiKey) throws HttpError {
    if (apiKey.isEmpty()) {
      throw HttpError.storage(403, "Unauthorized", "Invalid Compact JWS", "AccessDenied");
    }
    if (apiKey.get().startsWith("eyJ")) {
      throw HttpError.storage(
          400, "Error", "headers must have required property 'authorization'", "InvalidRequest");
    }
  }

  /// Public objects, and what a token in the address gives the right to.
  private static boolean isForEverybody(String method, String path) {
    return switch (method) {
      case "GET", "HEAD" ->
          path.matches(
              "/storage/v1/(object/(sign|public|info/public)|render/image/(sign|public))/.*");
      case "PUT" -> path.startsWith("/storage/v1/object/upload/sign/");
      default -> false;
    };
  }

  /// Auth has its own words for tokens it does not take, PostgREST's are those of the check.
  private JsonNode bearer(Optional<String> authorization, Optional<String> apiKey, String path)
      throws HttpError {
    try {
      return bearer(authorization, apiKey);
    } catch (HttpError e) {
      throw path.startsWith("/auth/")
          ? HttpError.auth(403, "bad_jwt", "invalid JWT: unable to parse or verify signature")
          : e;
    }
  }

  private JsonNode bearer(Optional<String> authorization, Optional<String> apiKey)
      throws HttpError {
    var byKey = verify(apiKey.orElse(keys.anonJwt()));
    var token =
        authorization
            .filter(value -> !value.matches("(?i)basic\\s.*"))
            .map(value -> value.replaceFirst("(?i)^bearer(\\s+|$)", ""));
    return token.isEmpty() || token.equals(apiKey) ? byKey : verify(token.get());
  }

  /// Storage's words for tokens it does not take.
  private static HttpError storageError(HttpError e, String method, String path) {
    if (method.equals("GET") && path.startsWith("/storage/v1/object/")) {
      return HttpError.storage(404, "Bucket not found", "Bucket not found", "NoSuchBucket");
    }
    var message =
        e.is("PGRST303")
            ? "\"exp\" claim timestamp check failed"
            : String.valueOf(e.getMessage()).contains("No suitable key")
                ? "signature verification failed"
                : "Invalid Compact JWS";
    return HttpError.storage(403, "Unauthorized", message, "AccessDenied");
  }

  @Override
  public JsonNode claims(String token) throws HttpError {
    return verify(token);
  }

  private JsonNode verify(String key) throws HttpError {
    if (key.equals(keys.publishable())) {
      return JsonNodeFactory.instance.objectNode().put("role", "anon");
    }
    if (key.equals(keys.secret())) {
      return JsonNodeFactory.instance.objectNode().put("role", "service_role");
    }
    return jwt.verify(key, clock.instant().getEpochSecond());
  }
}
