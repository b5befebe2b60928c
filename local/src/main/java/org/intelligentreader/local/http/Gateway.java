package org.intelligentreader.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.intelligentreader.local.ApiKeys;
import org.intelligentreader.local.rest.SqlErrors;

/// What stands before the services: checks the API key, turns opaque keys into roles, verifies
/// tokens, adds CORS.
public final class Gateway extends Handler.Abstract {
  private final ApiKeys keys;
  private final Jwt jwt;
  private final InstantSource clock;
  private final Map<String, Service> services;
  private final Service pages;

  public Gateway(ApiKeys keys, InstantSource clock, Map<String, Service> services, Service pages) {
    this.keys = keys;
    this.jwt = new Jwt(keys.jwtSecret());
    this.clock = clock;
    this.services = Map.copyOf(services);
    this.pages = pages;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Reply reply;
    try {
      reply = route(request);
    } catch (HttpError e) {
      reply = Reply.json(e.status(), e.body().toString(), e.headers());
    } catch (SQLException e) {
      reply = SqlErrors.reply(e, "");
    } catch (IOException e) {
      reply =
          Reply.json(
              500,
              "{\"message\":\"the local server failed: " + e.getClass().getSimpleName() + "\"}");
    }
    consume(request);
    send(request, reply, response, callback);
    return true;
  }

  /// A body left unread would break the connection under the client's next request.
  private static void consume(Request request) {
    try {
      Content.Source.consumeAll(request);
    } catch (IOException e) {
      // The client is gone; so is its next request.
    }
  }

  private Reply route(Request request) throws HttpError, IOException, SQLException {
    var path = request.getHttpURI().getPath();
    for (var service : services.entrySet()) {
      if (path.startsWith(service.getKey() + "/")) {
        if (isPreflight(request)) {
          return Reply.empty(200, Map.of());
        }
        var call = new Call(request, path.substring(service.getKey().length()), claims(request));
        return service.getValue().answer(call);
      }
    }
    return pages.answer(new Call(request, path, JsonNodeFactory.instance.objectNode()));
  }

  private static boolean isPreflight(Request request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeaders().contains("Access-Control-Request-Method");
  }

  /// Who asks. A hosted project's gateway refuses calls without an `apikey`; here they are
  /// anonymous, or who their token says.
  private JsonNode claims(Request request) throws HttpError {
    var parameter = Optional.ofNullable(Request.extractQueryParameters(request).getValue("apikey"));
    var apiKey = Optional.ofNullable(request.getHeaders().get("apikey")).or(() -> parameter);
    var authorization = Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION));
    var path = request.getHttpURI().getPath();
    var signed = path.startsWith("/storage/v1/object/sign/") && request.getMethod().equals("GET");
    var byKey = verify(apiKey.orElse(keys.anonJwt()));
    if (!path.startsWith("/storage/")) {
      return bearer(authorization, apiKey, byKey);
    }
    // A legacy key says nothing to Storage by itself; the newer ones are turned into a token on
    // their way.
    if (authorization.isEmpty()
        && !signed
        && apiKey.filter(key -> key.startsWith("eyJ")).isPresent()) {
      throw HttpError.storage(
          400, "Error", "headers must have required property 'authorization'", "InvalidRequest");
    }
    try {
      return bearer(authorization, apiKey, byKey);
    } catch (HttpError e) {
      throw storageError(e, request.getMethod(), path);
    }
  }

  private JsonNode bearer(Optional<String> authorization, Optional<String> apiKey, JsonNode byKey)
      throws HttpError {
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

  private JsonNode verify(String key) throws HttpError {
    if (key.equals(keys.publishable())) {
      return JsonNodeFactory.instance.objectNode().put("role", "anon");
    }
    if (key.equals(keys.secret())) {
      return JsonNodeFactory.instance.objectNode().put("role", "service_role");
    }
    return jwt.verify(key, clock.instant().getEpochSecond());
  }

  private void send(Request request, Reply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    var origin = request.getHeaders().get("Origin");
    // What is not Supabase's is for our own page alone.
    if (origin != null
        && services.keySet().stream()
            .anyMatch(prefix -> request.getHttpURI().getPath().startsWith(prefix + "/"))) {
      response.getHeaders().put("Access-Control-Allow-Origin", "*");
      response
          .getHeaders()
          .put("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS");
      var asked = request.getHeaders().get("Access-Control-Request-Headers");
      response.getHeaders().put("Access-Control-Allow-Headers", asked == null ? "*" : asked);
      response
          .getHeaders()
          .put(
              "Access-Control-Expose-Headers",
              "Content-Encoding, Content-Location, Content-Range, Content-Type, Date, Location, Server,"
                  + " Transfer-Encoding, Range-Unit, X-Supabase-Api-Version");
    }
    switch (reply.body()) {
      case Reply.Body.Bytes bytes -> {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.value().remaining());
        response.write(true, bytes.value(), callback);
      }
      case Reply.Body.Part part -> {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, part.length());
        Content.copy(
            Content.Source.from(part.file(), part.offset(), part.length()), response, callback);
      }
    }
  }
}
