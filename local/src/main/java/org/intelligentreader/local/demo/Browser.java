package org.intelligentreader.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Does over HTTP what a signed-in browser does: upload, enqueue, look.
public final class Browser {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final String publishableKey;
  private final String token;
  private final String userId;

  private Browser(URI url, String publishableKey, JsonNode session) {
    this.url = url;
    this.publishableKey = publishableKey;
    this.token = session.path("access_token").asText();
    this.userId = session.path("user").path("id").asText();
  }

  public static Browser signIn(URI url, String publishableKey, String email, String password)
      throws IOException, InterruptedException {
    var anonymous =
        new Browser(
            url, publishableKey, JSON.createObjectNode().put("access_token", publishableKey));
    var body = JsonNodeFactory.instance.objectNode().put("email", email).put("password", password);
    return new Browser(
        url,
        publishableKey,
        JSON.readTree(
            anonymous.send(
                "POST",
                "/auth/v1/token?grant_type=password",
                "application/json",
                BodyPublishers.ofString(body.toString()),
                "")));
  }

  public String userId() {
    return userId;
  }

  /// What proves who is signed in; for requests that no method here makes.
  public String token() {
    return token;
  }

  /// Uploads a book and asks for its processing.
  public void add(String bookId, String title, byte[] epub)
      throws IOException, InterruptedException {
    var source = userId + "/" + bookId + "/source.epub";
    put(source, "application/epub+zip", epub);
    var book = JsonNodeFactory.instance.objectNode();
    book.put("user_id", userId)
        .put("id", bookId)
        .put("title", title)
        .put("storage_path", source)
        .put("processing_status", "queued");
    upsert("/rest/v1/books?on_conflict=user_id,id", book);
    var job = JsonNodeFactory.instance.objectNode();
    job.put("user_id", userId)
        .put("book_id", bookId)
        .put("status", "queued")
        .put("progress", 0)
        .put("stage", "queued");
    job.put("source_path", source);
    upsert("/rest/v1/book_processing_jobs?on_conflict=user_id,book_id", job);
  }

  /// Stores an object in place of the one that may be there.
  public void put(String key, String type, byte[] content)
      throws IOException, InterruptedException {
    send(
        "POST",
        "/storage/v1/object/epubs/" + key,
        type,
        BodyPublishers.ofByteArray(content),
        "x-upsert: true");
  }

  /// The rows of a table that match, newest state.
  public JsonNode select(String query) throws IOException, InterruptedException {
    return JSON.readTree(
        send("GET", "/rest/v1/" + query, "application/json", BodyPublishers.noBody(), ""));
  }

  /// Changes rows and answers nothing.
  public void update(String query, JsonNode values) throws IOException, InterruptedException {
    send(
        "PATCH",
        "/rest/v1/" + query,
        "application/json",
        BodyPublishers.ofString(values.toString()),
        "");
  }

  public byte[] download(String key) throws IOException, InterruptedException {
    var request = request("/storage/v1/object/epubs/" + key).GET().build();
    var response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("download of " + key + " answered " + response.statusCode());
    }
    return response.body();
  }

  private void upsert(String path, JsonNode row) throws IOException, InterruptedException {
    send(
        "POST",
        path,
        "application/json",
        BodyPublishers.ofString(row.toString()),
        "Prefer: resolution=merge-duplicates");
  }

  private String send(
      String method, String path, String type, HttpRequest.BodyPublisher body, String header)
      throws IOException, InterruptedException {
    var builder = request(path).header("Content-Type", type).method(method, body);
    if (!header.isEmpty()) {
      builder.header(
          header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2));
    }
    var response = http.send(builder.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(
          method + " " + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("apikey", publishableKey)
        .header("Authorization", "Bearer " + token);
  }
}
