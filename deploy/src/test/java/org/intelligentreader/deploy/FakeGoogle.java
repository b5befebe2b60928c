package org.intelligentreader.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// As much of Google Cloud as `deploy.sh` meets: a store of things by path that answers as the real
/// services do, and remembers every request that changes something. It is a plain HTTP proxy on
/// loopback, so that each service keeps a host name of its own.
final class FakeGoogle implements AutoCloseable {
  static final String PROJECT = "demo-project";

  /// What Cloud Build makes, and what `docker push` brings.
  static final String BUILT = "sha256:" + "a".repeat(64);

  static final String PUSHED = "sha256:" + "b".repeat(64);

  private static final Pattern SIZE = Pattern.compile("\"size\": \"([0-9]+)\"");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonNode> things = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final HttpServer server;
  private final FakeBuilds builds =
      new FakeBuilds((repository, tag) -> addImage(repository, tag, BUILT));
  private final FakeRuns runs = new FakeRuns();
  private Optional<Refusal> refusal = Optional.empty();

  /// A request that changed something.
  record Change(String method, URI url, JsonNode body) {
    @Override
    public String toString() {
      return method + " " + url + " " + body;
    }
  }

  /// An answer that all requests get instead of theirs.
  record Refusal(int code, String status, String message) {}

  private FakeGoogle(HttpServer server) {
    this.server = server;
  }

  static FakeGoogle start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var fake = new FakeGoogle(HttpServer.create(address, 0));
    fake.server.createContext("/", fake::handle);
    fake.server.start();
    return fake;
  }

  int port() {
    return server.getAddress().getPort();
  }

  synchronized List<Change> changes() {
    return List.copyOf(changes);
  }

  synchronized void forgetChanges() {
    changes.clear();
  }

  synchronized void refuse(Refusal what) {
    refusal = Optional.of(what);
  }

  /// An image that was built before, and its repository when nobody made one.
  synchronized void addImage(String repository, String tag, String digest) {
    var path = "/v1/projects/" + PROJECT + "/locations/us-central1/repositories/" + repository;
    var repo = JSON.createObjectNode().put("name", path.substring(4)).put("format", "DOCKER");
    things.putIfAbsent(path, repo);
    var version = path.substring(4) + "/packages/worker/versions/" + digest;
    var tags = path + "/packages/worker/tags";
    var list = JSON.createObjectNode();
    list.putArray("tags")
        .addObject()
        .put("name", tags.substring(4) + "/" + tag)
        .put("version", version);
    things.put(tags, list);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var body = body(exchange, text);
      var answer = answer(exchange.getRequestMethod(), exchange.getRequestURI(), body);
      var bytes = JSON.writeValueAsBytes(answer);
      var code = answer.path("error").path("code").asInt(200);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(code, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /// Of an upload, only the size that it announces.
  private static JsonNode body(HttpExchange exchange, String text) throws IOException {
    var type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
    if (type.startsWith("multipart/")) {
      var size = SIZE.matcher(text);
      return JSON.createObjectNode().put("size", size.find() ? size.group(1) : "");
    }
    return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
  }

  private synchronized JsonNode answer(String method, URI url, JsonNode body) {
    if (refusal.isPresent()) {
      return error(refusal.get().code(), refusal.get().status(), refusal.get().message());
    }
    var host = url.getHost();
    var read =
        method.equals("GET")
            || url.getPath().endsWith(":getIamPolicy")
            || host.equals("logging.fake")
            || host.equals("registry.fake");
    if (!read) {
      changes.add(new Change(method, url, body));
    }
    // gcloud names the project of an account by a dash.
    var path = url.getPath().replace("/projects/-/", "/projects/" + PROJECT + "/");
    switch (host) {
      case "serviceusage.fake" -> {
        return services(method, path, body);
      }
      case "storage.fake" -> {
        return builds.storage(url, body);
      }
      case "cloudbuild.fake" -> {
        return builds.build(method, body);
      }
      case "logging.fake" -> {
        return runs.log();
      }
      case "registry.fake" -> {
        addImage("intelligent-reader", path.substring(1), PUSHED);
        return JSON.createObjectNode();
      }
      default -> {}
    }
    if (path.contains("/executions") || path.endsWith(":run")) {
      return runs.runs(path);
    }
    if (path.endsWith("IamPolicy")) {
      return policy(path, body);
    }
    if (host.equals("secretmanager.fake") && path.contains(":")) {
      return secretVersion(path, body);
    }
    return switch (method) {
      case "GET" -> get(path);
      case "DELETE" -> things.remove(path) == null ? notFound(path) : deleted(host);
      default -> put(method, url, body);
    };
  }

  private JsonNode get(String path) {
    if (path.endsWith("/versions")) {
      return JSON.createObjectNode();
    }
    if (path.endsWith("/jobs") || path.endsWith("/packages") || path.endsWith("/serviceAccounts")) {
      return FakeLists.of(path, things);
    }
    return Optional.ofNullable(things.get(path)).orElseGet(() -> notFound(path));
  }

  /// `POST` into a collection makes a thing of the name in query or body; `PUT` and `PATCH` change
  /// it.
  private JsonNode put(String method, URI url, JsonNode body) {
    var path = url.getPath();
    if (path.endsWith(":pause") || path.endsWith(":resume")) {
      var schedule = (ObjectNode) get(path.substring(0, path.lastIndexOf(':')));
      return schedule.put("state", path.endsWith(":pause") ? "PAUSED" : "ENABLED");
    }
    var thing = (ObjectNode) body.deepCopy();
    if (method.equals("POST")) {
      path += "/" + nameOf(url, body);
    }
    if (path.contains("/namespaces/")) {
      FakeLists.placed(thing);
    }
    if (path.contains("/serviceAccounts/")) {
      thing.put("email", path.substring(path.lastIndexOf('/') + 1));
      thing.setAll((ObjectNode) body.path("serviceAccount"));
    }
    if (url.getHost().equals("cloudscheduler.fake")) {
      thing.put("state", "ENABLED");
    }
    things.put(path, thing);
    return url.getHost().equals("artifactregistry.fake") ? done(thing) : thing;
  }

  private static String nameOf(URI url, JsonNode body) {
    var query = Optional.ofNullable(url.getQuery()).orElse("");
    for (var part : query.split("&", -1)) {
      if (part.startsWith("repositoryId=") || part.startsWith("secretId=")) {
        return part.substring(part.indexOf('=') + 1);
      }
    }
    if (body.has("accountId")) {
      return body.path("accountId").asText() + "@" + PROJECT + ".iam.gserviceaccount.com";
    }
    var name = body.path("metadata").path("name").asText(body.path("name").asText());
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private JsonNode services(String method, String path, JsonNode body) {
    var enabled = (ObjectNode) things.computeIfAbsent("services", _ -> JSON.createObjectNode());
    if (method.equals("POST")) {
      body.path("serviceIds").forEach(id -> enabled.put(id.asText(), "ENABLED"));
      return done(JSON.createObjectNode());
    }
    var answer = JSON.createObjectNode();
    if (path.endsWith("/services")) {
      var list = answer.putArray("services");
      enabled
          .fieldNames()
          .forEachRemaining(
              id -> list.addObject().put("state", "ENABLED").putObject("config").put("name", id));
      return answer;
    }
    return answer.put("state", "ENABLED");
  }

  private JsonNode policy(String path, JsonNode body) {
    var key = path.substring(0, path.lastIndexOf(':')) + ":policy";
    if (path.endsWith(":setIamPolicy")) {
      things.put(key, body.path("policy"));
    }
    return Optional.ofNullable(things.get(key))
        .orElseGet(() -> JSON.createObjectNode().put("etag", "BwY="));
  }

  private JsonNode secretVersion(String path, JsonNode body) {
    if (path.endsWith(":addVersion")) {
      var secret = path.substring(0, path.lastIndexOf(':'));
      things.put(secret + "/versions/latest", body.path("payload"));
      return JSON.createObjectNode()
          .put("name", secret.substring(4) + "/versions/1")
          .put("clientSpecifiedPayloadChecksum", true);
    }
    var payload = things.get(path.substring(0, path.lastIndexOf(':')));
    if (payload == null) {
      return notFound(path);
    }
    var answer = JSON.createObjectNode().put("name", path.substring(4));
    var bytes = Base64.getDecoder().decode(payload.path("data").asText());
    var crc = new CRC32C();
    crc.update(bytes);
    answer
        .putObject("payload")
        .put("data", payload.path("data").asText())
        .put("dataCrc32c", String.valueOf(crc.getValue()));
    return answer;
  }

  private static ObjectNode done(JsonNode response) {
    var name = "projects/" + PROJECT + "/locations/us-central1/operations/1";
    var operation = JSON.createObjectNode().put("name", name).put("done", true);
    operation.set("response", response);
    return operation;
  }

  private static ObjectNode deleted(String host) {
    var nothing = JSON.createObjectNode();
    return host.equals("artifactregistry.fake") ? done(nothing) : nothing;
  }

  private static ObjectNode notFound(String path) {
    return error(404, "NOT_FOUND", path + " was not found");
  }

  private static ObjectNode error(int code, String status, String message) {
    var error = JSON.createObjectNode();
    error.putObject("error").put("code", code).put("status", status).put("message", message);
    return error;
  }
}
