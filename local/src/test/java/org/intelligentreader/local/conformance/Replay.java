package org.intelligentreader.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.local.stack.LocalStack;

/// Sends recorded requests to the local stack and compares status, body and named headers.
final class Replay {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Set<String> LISTS =
      Set.of(
          "preference-applied",
          "access-control-allow-methods",
          "access-control-allow-headers",
          "access-control-expose-headers");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final LocalStack stack;
  private final String base;
  private final String apiKey;
  private final Map<String, String> kept = new HashMap<>();

  /// `apiKey` opens the gateway; the recorded servers stood behind it.
  Replay(LocalStack stack, String base, String apiKey) {
    this.stack = stack;
    this.base = base;
    this.apiKey = apiKey;
  }

  /// What differs, in words; empty when the answer is as recorded.
  List<String> differences(JsonNode recorded) throws IOException, InterruptedException {
    var response = send(recorded.path("request"));
    var expected = recorded.path("expect");
    var differences = new ArrayList<String>();
    if (expected.path("status").asInt() != response.statusCode()) {
      differences.add("status: want " + expected.path("status") + " got " + response.statusCode());
    }
    body(expected, response.body(), differences);
    expected
        .path("headers")
        .properties()
        .forEach(
            header -> header(header.getKey(), header.getValue().asText(), response, differences));
    keep(recorded, response);
    return differences;
  }

  private void body(JsonNode expected, byte[] bytes, List<String> differences) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (expected.path("empty").asBoolean() && bytes.length > 0) {
      differences.add("body: want none got " + text);
    }
    if (expected.has("json")) {
      var got = Normal.of(json(text));
      if (!expected.get("json").equals(got)) {
        differences.add("json: want " + expected.get("json") + "\n      got  " + got);
      }
    }
    expected
        .path("part")
        .properties()
        .forEach(field -> {
          var got = json(text).path(field.getKey());
          if (!field.getValue().equals(got.isMissingNode() ? NullNode.getInstance() : got)) {
            differences.add(field.getKey() + ": want " + field.getValue() + " got " + got);
          }
        });
    if (expected.has("text")
        && !expected
            .path("text")
            .asText()
            .equals(text.substring(0, Math.min(300, text.length())))) {
      differences.add("text: want " + expected.get("text") + " got " + text);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      return JSON.createObjectNode().put("no json", text);
    }
  }

  private static void header(
      String name, String want, HttpResponse<byte[]> response, List<String> differences) {
    var lines = String.join("\n", response.headers().allValues(name));
    var got = lines.isEmpty() ? "absent" : Normal.text(lines);
    var same =
        name.equals("content-type")
            ? media(got).equals(media(want))
            : LISTS.contains(name)
                ? got.equals("*") || parts(got).containsAll(parts(want))
                : got.equals(want);
    if (!same) {
      differences.add("header " + name + ": want " + want + " got " + got);
    }
  }

  private static String media(String type) {
    return type.replace(" ", "").replace(";charset=utf-8", "").toLowerCase(Locale.ROOT);
  }

  private static Set<String> parts(String list) {
    return new HashSet<>(Arrays.asList(list.toLowerCase(Locale.ROOT).split("\\s*,\\s*")));
  }

  private HttpResponse<byte[]> send(JsonNode request) throws IOException, InterruptedException {
    var builder =
        HttpRequest.newBuilder(
                URI.create(stack.url() + base + escaped(put(request.path("path").asText()))))
            .timeout(PATIENCE)
            .method(request.path("method").asText(), payload(request))
            .header("apikey", apiKey);
    if (!request.path("headers").has("Accept")) {
      builder.header("Accept", "*/*");
    }
    request
        .path("headers")
        .properties()
        .forEach(header -> builder.header(header.getKey(), put(header.getValue().asText())));
    if (request.has("json") && !request.path("headers").has("Content-Type")) {
      builder.header("Content-Type", "application/json");
    }
    new Tokens(stack.keys())
        .authorization(request.path("as").asText("service_role"))
        .ifPresent(value -> builder.header("Authorization", value));
    return http.send(builder.build(), BodyHandlers.ofByteArray());
  }

  private BodyPublisher payload(JsonNode request) {
    if (request.has("json")) {
      return BodyPublishers.ofString(put(request.get("json").toString()));
    }
    if (request.has("raw")) {
      return BodyPublishers.ofString(request.path("raw").asText());
    }
    return request.has("size")
        ? BodyPublishers.ofByteArray(
            "x".repeat(request.path("size").asInt()).getBytes(StandardCharsets.UTF_8))
        : BodyPublishers.noBody();
  }

  /// Parts of earlier answers that a request names as `{name}`.
  private String put(String text) {
    var result = text;
    for (var entry : kept.entrySet()) {
      result = result.replace("{" + entry.getKey() + "}", entry.getValue());
    }
    return result;
  }

  private void keep(JsonNode recorded, HttpResponse<byte[]> response) {
    for (var entry : recorded.path("keep").properties()) {
      var source = entry.getValue().asText();
      var value =
          source.startsWith("header:")
              ? response.headers().firstValue(source.substring(7))
              : Optional.ofNullable(
                  json(new String(response.body(), StandardCharsets.UTF_8))
                      .path(source)
                      .asText(null));
      kept.put(entry.getKey(), value.orElse("missing"));
    }
  }

  /// What Java's URIs do not take, percent-encoded; escapes that are there stay.
  private static String escaped(String path) {
    var escaped = new StringBuilder();
    for (var b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && "\"<>[]\\^`{|}".indexOf(b) < 0) {
        escaped.append((char) b);
      } else {
        escaped.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
      }
    }
    return escaped.toString();
  }
}
