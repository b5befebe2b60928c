package org.intelligentreader.local.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// One request behind the gateway: who asks is settled, the service's prefix is cut off `path`.
public record Call(Request request, String path, JsonNode claims) {
  /// Numbers pass through as they were written.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /// One `name=value` of the query, decoded.
  public record Parameter(String name, String value) {}

  public String method() {
    return request.getMethod();
  }

  public String role() {
    return claims.path("role").asText("anon");
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /// The path's segment at `index`, decoded.
  public List<String> segments() {
    return List.of(path.substring(1).split("/")).stream().map(Call::decode).toList();
  }

  public List<Parameter> parameters() {
    var query = request.getHttpURI().getQuery();
    var parameters = new ArrayList<Parameter>();
    for (var pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
      var equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      parameters.add(
          new Parameter(query(name), equals < 0 ? "" : query(pair.substring(equals + 1))));
    }
    return parameters;
  }

  public Optional<String> parameter(String name) {
    return parameters().stream()
        .filter(p -> p.name().equals(name))
        .map(Parameter::value)
        .findFirst();
  }

  public InputStream body() {
    return Content.Source.asInputStream(request);
  }

  /// The body as JSON; an empty one is an empty object.
  public JsonNode json() throws IOException, HttpError {
    var bytes = body().readAllBytes();
    if (bytes.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw HttpError.rest(400, "PGRST102", "Empty or invalid json");
    }
  }

  public Map<String, String> headers() {
    var headers = new java.util.TreeMap<String, String>();
    request
        .getHeaders()
        .forEach(field -> headers.put(field.getLowerCaseName(), String.valueOf(field.getValue())));
    return headers;
  }

  private static String decode(String segment) {
    return query(segment.replace("+", "%2B"));
  }

  private static String query(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
