package org.intelligentreader.local.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// One request behind the gateway: who asks is settled, the service's prefix is cut off `path`.
public record Call(Request request, String path, JsonNode claims) {
  /// A book's cover may have 4,000,000 characters, and three bytes each.
  private static final int LONGEST_JSON = 16_777_216;

  /// What a body may ask for in memory, whatever its form.
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxTokenCount(1_000_000).maxNestingDepth(200).build();

  /// Numbers pass through as they were written.
  private static final ObjectMapper JSON =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /// One `name=value` of the query, decoded.
  public record Parameter(String name, String value) {
    /// As it stands in a query.
    public String encoded() {
      return Query.encode(name) + "=" + Query.encode(value);
    }
  }

  public String method() {
    return request.getMethod();
  }

  public String role() {
    return claims.path("role").asText("anon");
  }

  /// Several lines of one name are one list. Source: RFC 9110, 5.3.
  public Optional<String> header(String name) {
    var lines = request.getHeaders().getValuesList(name);
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
  }

  /// The path's segments, decoded; there is at least one.
  public List<String> segments() throws HttpError {
    var segments = new ArrayList<String>();
    for (var segment : List.of(path.substring(1).split("/"))) {
      segments.add(Query.decode(segment));
    }
    return segments.isEmpty() ? List.of("") : segments;
  }

  public List<Parameter> parameters() throws HttpError {
    var query = request.getHttpURI().getQuery();
    return query == null ? List.of() : Query.parameters(query);
  }

  /// The fields of a form that is written as a query is.
  public static List<Parameter> form(String body) throws HttpError {
    return Query.parameters(body);
  }

  public Optional<String> parameter(String name) throws HttpError {
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
    return json(bytes());
  }

  /// Bytes of the body as JSON.
  public static JsonNode json(byte[] bytes) throws HttpError {
    if (bytes.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      var node = JSON.readTree(bytes);
      Surrogates.refuse(node);
      return node.isMissingNode() ? JSON.createObjectNode() : node;
    } catch (IOException e) {
      throw HttpError.plain(400, "PGRST102", "Empty or invalid json");
    }
  }

  /// Not one byte more is read than is taken.
  public byte[] bytes() throws IOException, HttpError {
    if (request.getLength() > LONGEST_JSON) {
      throw HttpError.tooLarge(LONGEST_JSON);
    }
    var bytes = body().readNBytes(LONGEST_JSON + 1);
    if (bytes.length > LONGEST_JSON) {
      throw HttpError.tooLarge(LONGEST_JSON);
    }
    return bytes;
  }

  public Map<String, String> headers() {
    var headers = new java.util.TreeMap<String, String>();
    request
        .getHeaders()
        .forEach(field -> headers.put(field.getLowerCaseName(), String.valueOf(field.getValue())));
    return headers;
  }
}
